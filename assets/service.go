package assets

import "embed"

//go:embed service
var services embed.FS

// ServiceTemplates are the templates of a new inventory, by name.
func ServiceTemplates() []string { return []string{"ec", "saas", "membership", "empty"} }

// ServiceTemplate gives a template of a new inventory in ja or en; see inventory.Start. It fails for unknown names only.
func ServiceTemplate(lang, name string) ([]byte, error) {
	return services.ReadFile("service/" + lang + "/" + name + ".yaml")
}

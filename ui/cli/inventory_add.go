package cli

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/inventory"
)

type addOptions struct {
	*app
	secretOK bool
}

func (a *app) inventoryAdd() *cobra.Command {
	o := &addOptions{app: a}
	c := a.command("add [SERVICE] KIND NAME [KEY=VALUE...]", 2, 100, o.run)
	c.Flags().BoolVar(&o.secretOK, "secret-ok", false, "")
	return c
}

func (o *addOptions) run(ctx context.Context, args []string) error {
	given := len(args)
	for given > 2 && strings.Contains(args[given-1], "=") {
		given--
	}
	if given > 3 {
		return usage(o.words.Usage.TooMany, args[3], o.running.UseLine())
	}
	kind, name, fields := args[given-2], args[given-1], args[given:]
	form, ok := kindNamed(kind)
	if !ok {
		return usage(o.words.Inventory.NoKind, kind, strings.Join(kindNames(), ", "))
	}
	svc, err := o.service(ctx, args[:given-2])
	if err != nil {
		return err
	}
	path := form.Path + "." + inventory.NewID(svc.Inventory, form.Path, name)
	e := incident.InventoryEdit{Path: path, New: true, Set: map[string]json.RawMessage{"name": jsonOf(name)}}
	if o.secretOK {
		e.Set["secret_ok"] = jsonOf(true)
	}
	var wrong inventory.Problems
	for _, pair := range fields {
		key, typed, _ := strings.Cut(pair, "=")
		at, err := o.spot(path + "." + key)
		if err == nil {
			e.Set[key], err = o.answer(at, typed)
		}
		if found := (inventory.Problems)(nil); errors.As(err, &found) {
			wrong = append(wrong, found...)
		} else if err != nil {
			return err
		}
	}
	if len(wrong) > 0 {
		return o.refused(wrong)
	}
	return o.revise(ctx, svc, o.words.Inventory.Added, e)
}

// kindNamed finds a kind of which there are several entries: dashboard, dashboards or monitoring.dashboards.
func kindNamed(word string) (inventory.Kind, bool) {
	for _, k := range inventory.Kinds() {
		if k.List && (word == k.Kind || word == k.Path || word == k.Path[strings.LastIndexByte(k.Path, '.')+1:]) {
			return k, true
		}
	}
	return inventory.Kind{}, false
}

func kindNames() []string {
	var out []string
	for _, k := range inventory.Kinds() {
		if k.List {
			out = append(out, k.Kind)
		}
	}
	return out
}

package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/desk"
	"shirei/incident/inventory"
)

// spot is a place in the form of an inventory.
type spot struct {
	path string
	kind inventory.Kind
	form inventory.FieldForm // of the field; without a key the path names an entry or a list
}

// list tells of a whole list, which has no fields.
func (s spot) list() bool { return s.kind.List && s.kind.Path == s.path }

// entry is the path of the entry, or of the list.
func (s spot) entry() string { return strings.TrimSuffix(s.path, "."+s.form.Key) }

// spot finds the place a path names.
func (a *app) spot(path string) (spot, error) {
	kind, ok := inventory.KindOf(path)
	if !ok {
		return spot{}, usage(a.words.Inventory.NoPath, path)
	}
	at := spot{path: path, kind: kind}
	depth := strings.Count(path, ".") - strings.Count(kind.Path, ".")
	if kind.List {
		depth--
	}
	if depth <= 0 {
		return at, nil
	}
	if at.form, ok = fieldOf(kind, path[strings.LastIndexByte(path, '.')+1:]); !ok || depth > 1 {
		return spot{}, usage(a.words.Inventory.NoField, path, strings.Join(keysOf(kind), ", "))
	}
	return at, nil
}

func fieldOf(kind inventory.Kind, key string) (inventory.FieldForm, bool) {
	i := slices.IndexFunc(kind.Fields, func(f inventory.FieldForm) bool { return f.Key == key })
	if i < 0 {
		return inventory.FieldForm{}, false
	}
	return kind.Fields[i], true
}

// keysOf are the fields a person fills.
func keysOf(kind inventory.Kind) []string {
	var out []string
	for _, f := range kind.Fields {
		if !f.Common || f.Key == "name" || f.Key == "review_every" {
			out = append(out, f.Key)
		}
	}
	return out
}

// revise edits an inventory and says what was done, by path.
func (a *app) revise(ctx context.Context, svc *desk.Service, said string, edits ...incident.InventoryEdit) error {
	seat, err := a.seat(ctx)
	if err != nil {
		return err
	}
	after, err := seat.EditInventory(ctx, svc.ID, edits...)
	if err != nil {
		return a.refused(err)
	}
	return a.revised(svc, after, said, edits...)
}

// revised says what an edit led to.
func (a *app) revised(before, after *desk.Service, said string, edits ...incident.InventoryEdit) error {
	if before != nil && before.YAML == after.YAML {
		said = a.words.Inventory.Same
	}
	if a.json {
		paths := []string{}
		for _, e := range edits {
			paths = append(paths, e.Path)
		}
		r := after.Inventory.Readiness(a.clock())
		return a.emit(map[string]any{
			"id": after.ID, "name": after.Name, "score": r.Score, "blanks": len(r.Blanks), "paths": paths,
			"changed": before == nil || before.YAML != after.YAML,
		})
	}
	if len(edits) == 0 {
		a.say(said, a.words.Colon, after.ID, "  ", after.Name)
	}
	for _, e := range edits {
		a.say(said, a.words.Colon, inventory.PathLabel(string(a.lang), e.Path), "  (", e.Path, ")")
	}
	return nil
}

// refused says all that is wrong with an edit, one a line, if it is more than one thing.
func (a *app) refused(err error) error {
	var found inventory.Problems
	if !errors.As(err, &found) {
		return err
	}
	what, next := a.worded(err)
	secret := slices.ContainsFunc(found, func(p inventory.Problem) bool { return p.Code == inventory.CodeSecret })
	if secret && a.running.Flags().Lookup("secret-ok") != nil {
		next = a.words.Inventory.SecretNext
	}
	if len(found) > 1 {
		for _, p := range found {
			fmt.Fprintln(a.errs, clean.Line(p.Words(string(a.lang))))
		}
	}
	return told{what, next, err}
}

type setOptions struct {
	*app
	na       string
	secretOK bool
}

func (a *app) inventorySet() *cobra.Command {
	o := &setOptions{app: a}
	c := a.command("set [SERVICE] PATH VALUE|-", 1, 3, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		n := 2
		if c.Flags().Changed("na") || o.secretOK && len(args) == 1 {
			n = 1
		}
		if err := a.between(n, n+1)(c, args); err != nil {
			return err
		}
		return o.run(c.Context(), args, n)
	}
	c.Annotations = map[string]string{verbatim: "yes"}
	c.Flags().StringVar(&o.na, "na", "", "")
	c.Flags().BoolVar(&o.secretOK, "secret-ok", false, "")
	return c
}

func (o *setOptions) run(ctx context.Context, args []string, n int) error {
	service, rest := args[:len(args)-n], args[len(args)-n:]
	at, err := o.spot(rest[0])
	if err != nil {
		return err
	}
	svc, err := o.service(ctx, service)
	if err != nil {
		return err
	}
	set := map[string]json.RawMessage{}
	switch {
	case n == 2 && at.form.Key == "":
		return usage(o.words.Inventory.NotAField, at.path)
	case n == 2:
		set[at.form.Key], err = o.answer(at, rest[1])
	case o.na == "": // only --secret-ok
	case at.form.Key == "":
		set["na"] = jsonOf(o.na)
	default:
		set[at.form.Key] = jsonOf(map[string]string{"na": o.na})
	}
	if err != nil {
		return err
	}
	if o.secretOK && !at.list() {
		set["secret_ok"] = jsonOf(true)
	}
	return o.revise(ctx, svc, o.words.Inventory.Saved, editOf(svc.Inventory, at, set))
}

// answer reads a typed value for a field.
func (a *app) answer(at spot, typed string) (json.RawMessage, error) {
	typed, err := a.body(typed)
	if err != nil {
		return nil, err
	}
	raw, err := inventory.ReadAnswer(at.form, typed)
	if p := (inventory.Problem{}); errors.As(err, &p) {
		p.Path = at.path
		return nil, inventory.Problems{p}
	}
	return raw, err
}

// editOf makes an edit of answers, on what stands.
func editOf(inv *inventory.Service, at spot, set map[string]json.RawMessage) incident.InventoryEdit {
	e := incident.InventoryEdit{Path: at.entry(), Set: set, Was: map[string]json.RawMessage{}}
	for key := range set {
		if was := inv.Answer(answerPath(e.Path, key)); was != nil {
			e.Was[key] = was
		}
	}
	return e
}

func jsonOf(v any) json.RawMessage {
	raw, _ := json.Marshal(v) // texts, truths and maps of texts
	return raw
}

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

func (a *app) inventoryRemove() *cobra.Command {
	return a.command("remove [SERVICE] PATH", 1, 2, func(ctx context.Context, args []string) error {
		service, path := args[:len(args)-1], args[len(args)-1]
		at, err := a.spot(path)
		if err != nil {
			return err
		}
		svc, err := a.service(ctx, service)
		if err != nil {
			return err
		}
		e := incident.InventoryEdit{Path: path, Remove: true, Was: svc.Inventory.Answers(path)}
		switch {
		case at.list(): // what is said of it as a whole
			e = editOf(svc.Inventory, at, map[string]json.RawMessage{"na": jsonOf(nil)})
		case at.form.Key != "":
			e = editOf(svc.Inventory, at, map[string]json.RawMessage{at.form.Key: jsonOf(nil)})
		case e.Was == nil:
			return incident.Refuse(incident.CodeNotFound, path)
		}
		return a.revise(ctx, svc, a.words.Inventory.Removed, e)
	})
}

package cli

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/spf13/cobra"

	"shirei/incident"
	"shirei/incident/inventory"
)

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
		if was := inv.Answer(inventory.AnswerPath(e.Path, key)); was != nil {
			e.Was[key] = was
		}
	}
	return e
}

func jsonOf(v any) json.RawMessage {
	raw, _ := json.Marshal(v) // texts, truths and maps of texts
	return raw
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

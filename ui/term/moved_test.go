package term

import (
	"os"
	"testing"
	"time"

	"shirei/incident/desk"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
	"shirei/ui/text"
)

// TestTheDatabaseIsMovedAway under a console: it is said as long as it lasts, what is typed stays, and goes once it is back.
func TestTheDatabaseIsMovedAway(t *testing.T) {
	for l, said := range map[lang.Lang]string{lang.JA: "置き換えられています", lang.EN: "moved or replaced"} {
		t.Run(string(l), func(t *testing.T) {
			c := start(t, l, 120, 40, outage(t))
			c.Press("n")
			c.Type("折り返し待ち")
			if err := os.Rename(c.path, c.path+".away"); err != nil {
				t.Fatal(err)
			}
			for i := range 3 {
				c.at(time.Duration(i) * toastFor)
				if !c.Frame().Contains(said) {
					t.Fatalf("after %d looks nobody says it:\n%s", i+1, c.Frame())
				}
			}
			c.Press("enter")
			if f := c.Frame(); !f.Contains(said) || !f.Contains("折り返し待ち") {
				t.Fatalf("a line that could not be saved:\n%s", f)
			}
			if err := os.Rename(c.path+".away", c.path); err != nil {
				t.Fatal(err)
			}
			c.at(time.Hour)
			if !c.Frame().Contains(text.For(l).Common.Presence.Back) {
				t.Fatalf("nobody says that it is back:\n%s", c.Frame())
			}
			c.Press("enter")
			c.Send(screen.Woken{})
			w, err := c.seat.Timeline(t.Context(), c.root.place.Stream, desk.Window{Limit: 1})
			if err != nil || len(w.Entries) != 1 || w.Entries[0].Text != "折り返し待ち" {
				t.Fatalf("%v %+v", err, w.Entries)
			}
		})
	}
}

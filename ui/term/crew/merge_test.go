package crew_test

import (
	"strings"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/term/screen"
)

// second declares the same outage again, in which 鈴木 writes.
func (r *room) second() string {
	r.t.Helper()
	out, err := r.seat("鈴木").Declare(r.t.Context(), incident.Declare{Title: "checkoutで5xx"}, "")
	if err != nil {
		r.t.Fatal(err)
	}
	return out.Stream
}

func (r *room) notes(stream string) string {
	r.t.Helper()
	out := ""
	for e, err := range r.seat("").Entries(r.t.Context(), stream) {
		if err != nil {
			r.t.Fatal(err)
		}
		if e.Note && e.Stream == stream {
			out += e.Text + "\n"
		}
	}
	return out
}

// Who has an incident open that somebody merges is told at once; the line half typed goes where the outage goes on, unless
// it is meant for the duplicate, and so do they.
func TestWhoSitsInTheDuplicateIsTold(t *testing.T) {
	r := newRoom(t)
	dup := r.second()
	suzuki := r.open("鈴木", lang.JA, 80, 24, screen.Place{Screen: screen.Incident, Stream: dup})
	r.pass(0.1)
	suzuki.quiet()
	suzuki.press("n")
	suzuki.Commit("カード会社は正常")
	if _, err := r.seat("佐藤").Link(t.Context(), dup, r.stream, incident.LinkDuplicateOf, "同じ障害"); err != nil {
		t.Fatal(err)
	}
	r.wake()
	short := incident.Short(r.stream)
	suzuki.called(short + " に統合されました：決済の一部が完了しない")
	suzuki.want("カード会社は正常")
	suzuki.press("enter")
	suzuki.want("どこに記録しますか", short+"（統合先）に記録して移動する")
	suzuki.press("enter")
	if notes := r.notes(r.stream); !strings.Contains(notes, "カード会社は正常") {
		t.Errorf("the incident that goes on has %q", notes)
	}
	suzuki.want("決済の一部が完了しない", "カード会社は正常", incident.Short(dup)+"  checkoutで5xx")
	suzuki.quiet()
}

func TestTheDuplicateIsWrittenIntoOnPurpose(t *testing.T) {
	r := newRoom(t)
	dup := r.second()
	if _, err := r.seat("佐藤").Link(t.Context(), dup, r.stream, incident.LinkDuplicateOf, "同じ障害"); err != nil {
		t.Fatal(err)
	}
	suzuki := r.open("鈴木", lang.EN, 80, 24, screen.Place{Screen: screen.Incident, Stream: dup})
	r.pass(0.1)
	suzuki.called("go there")
	suzuki.press("n")
	suzuki.enter("what was seen first")
	suzuki.choose("in " + incident.Short(dup))
	if notes := r.notes(dup); !strings.Contains(notes, "what was seen first") {
		t.Errorf("the duplicate has %q", notes)
	}
	suzuki.press("+")
	suzuki.want("what was seen first", "T+")
	if place := suzuki.Frame().String(); !strings.Contains(strings.SplitN(place, "\n", 2)[0], incident.Short(r.stream)) {
		t.Errorf("+ leads to\n%s", place)
	}
}

// A merge from the console ends with the one that goes on; u there parts them again.
func TestMergingFromTheConsole(t *testing.T) {
	r := newRoom(t)
	dup := r.second()
	sato := r.open("佐藤", lang.JA, 80, 24, screen.Place{Screen: screen.Incident, Stream: dup})
	sato.press("M")
	sato.choose("重複として別のインシデントに統合する")
	sato.choose(incident.Short(r.stream))
	sato.want(incident.Short(dup) + " を " + incident.Short(r.stream) + " に統合する")
	sato.press("enter")
	sato.want("に統合する") // the reason is needed
	sato.enter("同じ障害")
	sato.want("統合しました", "統合した重複：checkoutで5xx")
	sato.quiet()
	sato.press("u")
	if st, err := r.seat("").State(t.Context(), dup); err != nil || !st.Active() || len(st.Links) > 0 {
		t.Errorf("after the undo the duplicate is %+v, %v", st.End, err)
	}
}

package crew

import "shirei/ui/text/cell"

// Line draws the most pressing call in w cells; empty where nobody calls.
func (c *Calls) Line(w int) string {
	all := c.all()
	if len(all) == 0 {
		return ""
	}
	st, x := c.env.Styles, all[0]
	right, more := x.room.keys(x.yes, x.no), ""
	if n := len(all) - 1; n > 0 {
		more = st.Dim.Render(c.env.Words.Common.Others(n)) + "   "
	}
	text, tail := x.text, ""
	if x.tail != "" {
		tail = "  " + x.tail
	}
	if on, ok := c.on(); !ok || on.State.Stream != x.room.state().Stream {
		text = x.room.state().Short() + " " + text
	}
	if cell.Width(text)+cell.Width(tail)+cell.Width(right)+cell.Width(more)+6 <= w {
		right = more + right // apart from the keys, of which it is none; the words matter more than how many others wait
	}
	room := max(w-cell.Width(right)-cell.Width(tail)-6, 10)
	if x.loud {
		text = st.Overdue.Render(" " + cell.CutTail(text, room-2, st.Glyphs.Ellipsis) + tail + " ")
	} else {
		text = st.Accent.Render(st.Glyphs.Suspected) + " " + st.Strong.Render(cell.CutTail(text, room, st.Glyphs.Ellipsis)+tail)
	}
	return cell.Row(w, " "+text, right+" ")
}

// keys draws what the two answering keys do.
func (r Room) keys(yes, no string) string {
	st := r.Env.Styles
	out := ""
	for _, k := range []struct{ action, label string }{{"answer.yes", yes}, {"answer.no", no}} {
		if a, ok := r.Env.Keys.Action(k.action); ok && k.label != "" {
			if out != "" {
				out += "   "
			}
			out += st.Strong.Render(a.KeyHint()) + " " + st.Dim.Render(k.label)
		}
	}
	return out
}

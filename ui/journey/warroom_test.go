package journey

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"shirei/incident/lang"
	"shirei/ui/text"
)

// panes lists the panes of the room's server, each as session, size and what runs in it.
func (r *room) panes() string {
	return r.tmux("list-panes", "-a", "-F", "#{pane_id} #{pane_width}x#{pane_height} #{pane_current_command} #{window_name}")
}

// in is the room seen from another pane.
func (r *room) in(pane string) *room {
	other := *r
	other.pane = pane
	return &other
}

// TestWarRoom opens the room from within tmux, at four sizes: console, followed timeline and a shell that knows the incident.
func TestWarRoom(t *testing.T) {
	for _, size := range [][2]int{{80, 23}, {100, 50}, {160, 45}, {200, 50}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			r := enter(t, "en", size[0], size[1])
			r.declared("checkout fails", "high")
			r.line("shirei --as Sato tmux")
			r.wait("for three panes", func() bool { return strings.Count(r.panes(), "\n") == 4 })
			var ids []string
			for line := range strings.Lines(r.panes()) {
				if f := strings.Fields(line); f[len(f)-1] == "Sato" { // both windows are named with the person
					ids = append(ids, f[0])
				}
			}
			if len(ids) != 3 {
				t.Fatalf("the panes are\n%s", r.panes())
			}
			var console, shell, timeline *room
			r.wait("for what runs in them", func() bool {
				console, shell, timeline = nil, nil, nil
				for _, id := range ids {
					p := r.in(id)
					switch s := p.screen(); {
					case p.alternate() && strings.Contains(s, walk):
						console = p
					case strings.Contains(s, "declared") && strings.Contains(s, "Sato"):
						timeline = p
					default:
						shell = p
					}
				}
				return console != nil && shell != nil && timeline != nil
			})
			if size[0] >= 120 {
				wide, _ := strconv.Atoi(strings.TrimSpace(r.tmux("display-message", "-p", "-t", console.pane, "#{pane_width}")))
				if wide < 120 {
					t.Errorf("the console has %d columns of %d", wide, size[0])
				}
			}
			console.shows("T+") // its first line: it knows that its pane was split while it started
			shell.line("echo $SHIREI_INCIDENT; shirei log 'from the shell'")
			shell.see(`(?m)^` + r.incident + `$`)
			timeline.see("from the shell")
			console.see("from the shell")
		})
	}
}

// TestWarRoomAlone opens a session of its own where there is no tmux around, and the same one the second time.
func TestWarRoomAlone(t *testing.T) {
	t.Parallel()
	r := enter(t, "ja", 200, 50)
	r.declared("決済が完了しない", "high")
	r.line("unset TMUX; TMUX_TMPDIR=" + r.dir + " shirei --as 佐藤 tmux")
	r.see(`(?s)決済が完了しない.*宣言`)
	r.keys("C-b", "d")
	r.see("detached")
	r.line("TMUX_TMPDIR=" + r.dir + " shirei --as 佐藤 tmux; TMUX_TMPDIR=" + r.dir + " tmux list-sessions | wc -l")
	r.see(`(?s)決済が完了しない.*宣言`)
	r.keys("C-b", "d")
	r.see(`(?m)^1$`)
	t.Cleanup(func() { _ = r.command("sh", "-c", "TMUX_TMPDIR="+r.dir+" tmux kill-server").Run() })
}

// TestWarRoomShared: who opens a window in a session that others look at takes nobody else's screen along, and nobody is put
// before another's console.
func TestWarRoomShared(t *testing.T) {
	t.Parallel()
	r := enter(t, "en", 200, 50)
	r.declared("checkout fails", "high")
	inner := "env -u TMUX TMUX_TMPDIR=" + r.dir + " "
	t.Cleanup(func() { _ = r.command("sh", "-c", "TMUX_TMPDIR="+r.dir+" tmux kill-server").Run() })
	second, third := r.beside(), r.beside()
	r.line(inner + "shirei --as Sato tmux")
	r.shows("T+")
	second.line(inner + "tmux attach")
	second.shows("T+")
	sees := func(r *room, who string) {
		t.Helper()
		r.see(`(?m)[0-9]+:` + r.incident + ` ` + who + `\*`) // its status line
	}
	sees(second, "Sato")
	second.keys("C-b", "c") // as the person would, in a window of the shared session
	r.see(`(?m)[0-9]+:[a-z]*sh\*`)
	second.line(program + " --as Ito tmux") // its PATH is that of a login
	sees(second, "Ito")
	second.shows("T+")
	r.see(`(?m)[0-9]+:[a-z]*sh\*`) // what it saw before
	third.line(inner + "shirei --as Mori tmux")
	sees(third, "Mori")
	third.shows("T+")
	r.see(`(?m)[0-9]+:[a-z]*sh\*`)
	sees(second, "Ito")
	third.keys("C-b", "d")
	third.see("detached")
	third.line("clear; " + inner + "shirei --as Mori tmux") // the same one the second time
	sees(third, "Mori")
	third.keys("C-b", "d")
	third.see("detached")
	third.line("clear; " + inner + "tmux list-windows -t shirei-" + r.incident + " -F '#{window_name}' | grep -c Mori")
	third.see(`(?m)^1$`)
}

// TestWarRoomRefused where there is no tmux, or no terminal that could show it.
func TestWarRoomRefused(t *testing.T) {
	t.Parallel()
	for _, l := range []lang.Lang{lang.JA, lang.EN} {
		r := enter(t, string(l), 80, 24)
		r.declared("checkout fails", "high")
		words := text.For(l).CLI.Live
		r.line("clear; PATH= " + program + " tmux")
		r.shows(words.NoTmux)
		r.shows(words.NoTmuxNext)
		r.line("clear; TERM=dumb shirei tmux; echo exit $?")
		r.see(`(?m)^exit 1$`)
	}
}

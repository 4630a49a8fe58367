package journey

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"shirei/incident"
	"shirei/incident/lang"
	"shirei/ui/text"
)

// warRoom is one outage run by four: three terminals on one database, and one who comes over SSH.
type warRoom struct {
	*testing.T
	w *text.Catalog
	l lang.Lang

	lead, comms, scribe, remote member
	ssh                         []string // the client with all that comes before its command
}

// member is somebody at a terminal of their own.
type member struct {
	*outage
	name string
}

// TestWarRoomInJapaneseAt80x24 and its English twin go from the declaration to the postmortem, with the chair handed to
// the one who is connected over SSH.
func TestWarRoomInJapaneseAt80x24(t *testing.T) {
	t.Parallel()
	gather(t, lang.JA, 80, 24, "佐藤", "鈴木", "伊藤", "加藤").through(story{
		title: "カード決済が完了しない", note: "14:02から5xxが増加", ask: "PayGateへ架電", result: "先方でも確認、折り返し待ち",
		cause: "タイムアウト設定の誤り", item: "決済の疎通試験を行う",
	})
}

func TestWarRoomInEnglishAt120x40(t *testing.T) {
	t.Parallel()
	gather(t, lang.EN, 120, 40, "Sato", "Suzuki", "Ito", "Kato").through(story{
		title: "card payments fail", note: "5xx going up since 14:02", ask: "call PayGate's desk", result: "they see it too",
		cause: "timeout set too low", item: "test the payment path",
	})
}

// story is what is typed on the way.
type story struct{ title, note, ask, result, cause, item string }

func (m *warRoom) through(s story) {
	m.Helper()
	m.declare(s.title)
	m.notes(s.note)
	m.asks(s.ask, s.result)
	m.handsOver()
	m.remote.severity()
	m.everybody(func(one member) { one.see(`(?i)\A\s*` + m.l.Severity(incident.High)) })
	m.comms.firstReport()
	m.comms.back(m.w.Incident.ComposerGhost)
	m.remote.recover()
	m.document(s.cause, s.item)
}

// gather seats the four, each at a shell, and opens the door for the one who is elsewhere.
func gather(t *testing.T, l lang.Lang, cols, rows int, names ...string) *warRoom {
	t.Helper()
	for _, program := range []string{"ssh", "ssh-keygen"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(program + " is not installed: this journey is left out")
		}
	}
	first := enter(t, string(l), cols, rows)
	m := &warRoom{T: t, w: text.For(l), l: l}
	for i, who := range []*member{&m.lead, &m.comms, &m.scribe, &m.remote} {
		r := first
		if i > 0 {
			r = first.beside()
		}
		*who = member{&outage{room: r, w: m.w, l: l}, names[i]}
		r.line("mkdir -p desk" + fmt.Sprint(i) + "; cd desk" + fmt.Sprint(i)) // each exports into a folder of its own
	}
	m.serve(first)
	return m
}

func (m *warRoom) everybody(do func(member)) {
	for _, one := range []member{m.lead, m.comms, m.scribe, m.remote} {
		do(one)
	}
}

// serve starts the server with a key for the one who is elsewhere.
func (m *warRoom) serve(r *room) {
	m.Helper()
	key, keys := filepath.Join(r.dir, "id"), filepath.Join(r.dir, "keys")
	if out, err := r.command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key).CombinedOutput(); err != nil {
		m.Fatalf("ssh-keygen: %v\n%s", err, out)
	}
	public, err := os.ReadFile(key + ".pub")
	if err != nil {
		m.Fatal(err)
	}
	line := fmt.Sprintf("name=%q,grant=\"command\",lang=%q %s", m.remote.name, m.l, public)
	if err := os.WriteFile(keys, []byte(line), 0o600); err != nil {
		m.Fatal(err)
	}
	h := r.opens(m.T, keys, 50)
	m.Cleanup(func() {
		_ = h.cmd.Process.Signal(syscall.SIGTERM)
		h.said.Wait()
		if err := h.cmd.Wait(); err != nil {
			m.Errorf("the server ends with %v", err)
		}
	})
	_, port, _ := strings.Cut(h.addr, ":")
	m.ssh = []string{
		"ssh", "-F", "none", "-i", key, "-p", port, "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no",
		"-o", "LogLevel=ERROR", "-o", "UserKnownHostsFile=" + key + ".known", "-t", "127.0.0.1",
	}
}

// declare has the lead declare from the first screen, and all the others come.
func (m *warRoom) declare(title string) {
	m.Helper()
	m.lead.title = title
	m.lead.line("shirei --as " + m.lead.name)
	m.lead.shows(m.w.Home.NoneActive)
	m.lead.outage.declare(m.lead.name)
	m.lead.row(m.l.Fact(incident.FactSymptom))
	m.lead.keys("Right") // the title is on offer
	m.lead.until(title, "fact", m.lead.id)
	id := m.lead.id
	m.comms.line("shirei --as " + m.comms.name + " open " + id)
	m.scribe.line("shirei --as " + m.scribe.name + " open " + id)
	m.remote.line(strings.Join(m.ssh, " ") + " open " + id)
	m.everybody(func(one member) {
		one.id = id
		one.shows(walk)
		one.shows(m.w.Common.Presence.Here(4))
	})
	if !strings.Contains(m.lead.screen(), "│") {
		m.lead.keys("Tab") // from triage to the timeline, which stands beside it only where there is room
	}
}

// notes are written by the scribe and by the one over SSH; they stand on every screen without a key.
func (m *warRoom) notes(note string) {
	m.Helper()
	for _, by := range []member{m.scribe, m.remote} {
		said := note + " " + by.name
		by.keys("n")
		by.line(said)
		m.everybody(func(one member) { one.shows(said) })
		by.closed()
		by.until(`"actor":"`+by.name+`".*"text":"`+said+`"`, "timeline", by.id, "--json")
	}
}

// asks has the lead ask, who was asked accept and answer, each with the call at the foot of the screen.
func (m *warRoom) asks(what, result string) {
	m.Helper()
	w := m.w.Incident.Crew
	m.lead.keys("R")
	m.lead.choose(w.AskWho, m.comms.name)
	m.lead.shows("─ " + w.AskTitle(m.comms.name) + " ─")
	m.lead.line(what)
	m.lead.shows(w.AskMinutes)
	m.lead.line("12")
	m.comms.shows(w.CallAsk(m.lead.name, what))
	m.comms.keys("+")
	m.comms.shows(w.CallDoing(what))
	m.comms.keys("+")
	m.comms.answer(what, result)
	done, _, _ := strings.Cut(w.CallAskDone(m.comms.name, what, result), result) // the result may be cut to fit
	m.lead.shows(strings.TrimSpace(done))
	m.lead.keys("+")
	m.lead.until(`"state":"finished"`, "ask", m.lead.id, "--json")
}

// handsOver gives the chair to the one over SSH, who reads the brief before taking it.
func (m *warRoom) handsOver() {
	m.Helper()
	w, chair := m.w.Incident.Crew, m.l.Role(incident.Commander)
	m.lead.keys("H")
	m.lead.shows("─ " + w.SeatsTitle + " ─")
	m.lead.keys("Enter")
	m.lead.choose(chair+m.w.Common.Colon+m.lead.name, w.Give)
	m.lead.choose(w.GiveTitle(chair), m.remote.name)
	m.remote.shows(w.CallGiven(m.lead.name, chair))
	m.remote.keys("+")
	m.remote.shows(w.BriefTitle + "  " + chair)
	m.remote.keys("+")
	m.remote.gone(w.BriefTitle + "  " + chair)
	m.remote.kept(`"commander":"` + m.remote.name + `"`)
	m.lead.keys("Escape")
	m.lead.gone("─ " + w.SeatsTitle + " ─")
	m.lead.shows(w.CallTaken(m.remote.name, chair))
	m.lead.keys("+")
}

// document has the cause and an action item written by one, and the postmortem exported by each: it is one document.
func (m *warRoom) document(cause, item string) {
	m.Helper()
	w := m.w.Postmortem
	m.lead.cause, m.lead.item = cause, item
	m.lead.step("6", w.Items)
	m.lead.row(m.l.Part(incident.PartCause))
	m.lead.keys("Enter")
	m.lead.shows(w.Prose)
	m.lead.text(cause)
	m.lead.keys("Tab")
	m.lead.gone(w.Prose)
	m.lead.keys("a")
	m.lead.answer(w.AddTitle, item)
	m.lead.choose(w.KindTitle, m.l.ItemKind(incident.ItemKinds()[0]))
	m.lead.answer(w.OwnerTitle, m.scribe.name)
	m.lead.answer(w.DueTitle, "")
	m.lead.kept(`"open_actions":1`)
	want, err := exec.Command(m.ssh[0], append(m.ssh[1:], "export", m.lead.id)...).Output()
	if err != nil {
		m.Fatalf("export over SSH: %v", err)
	}
	for i, one := range []member{m.lead, m.comms, m.scribe} {
		one.step("6", w.Items)
		one.keys("w")
		one.confirm(w.ExportTitle, w.ExportYes)
		path := filepath.Join(one.dir, fmt.Sprint("desk", i), one.id+"-postmortem.md")
		var got []byte
		if !within(patience, func() bool { got, _ = os.ReadFile(path); return string(got) == string(want) }) {
			m.Errorf("%s exports\n%s\nand over SSH it is\n%s", one.name, got, want)
		}
	}
	for _, part := range []string{cause, item, m.lead.name, m.comms.name, m.scribe.name, m.remote.name} {
		if !strings.Contains(string(want), part) {
			m.Errorf("%q is not in\n%s", part, want)
		}
	}
}

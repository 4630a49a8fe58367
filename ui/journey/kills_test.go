package journey

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestKilledAtAnyMoment kills 300 times, none with a good-bye: commands that write, servers with people on them, and
// consoles with a line half typed. Everything that was acknowledged is there, once; the database is sound; so are the drafts.
func TestKilledAtAnyMoment(t *testing.T) {
	commands, servers, consoles := 180, 70, 50
	if testing.Short() {
		commands, servers, consoles = 18, 7, 5
	}
	r := enter(t, "en", 80, 24)
	r.declared("checkout fails", "high")
	began := time.Now()
	var told ledger
	var drafts []string
	together(t, map[string]func(*testing.T){
		"commands": func(t *testing.T) { r.at(t).killsCommands(commands, &told) },
		"servers":  func(t *testing.T) { r.at(t).killsServers(servers, &told) },
		"consoles": func(t *testing.T) { drafts = r.at(t).killsConsoles(consoles) },
	})
	stand := r.kept(told.texts, regexp.MustCompile(`(command|remote\d)-\d{5}`))
	for _, name := range []string{"command", "remote0", "remote1"} {
		if told.by[name] == 0 {
			t.Errorf("nothing of %s was acknowledged between the kills", name)
		}
	}
	if said := r.shirei("doctor"); !strings.Contains(said, "ok integrity: ok") || !strings.Contains(said, fmt.Sprintf("drafts left behind: %d", len(drafts))) {
		t.Error(said)
	}
	held := r.drafts()
	for _, half := range drafts {
		if !slices.ContainsFunc(held, func(d string) bool { return strings.HasPrefix(d, half) }) {
			t.Errorf("the draft %q is gone", half)
		}
	}
	t.Logf("%d kills in %v: %d acknowledged %v, %d stand there, %d drafts", commands+servers+consoles, time.Since(began).Round(time.Second), len(told.texts), told.by, stand, len(held))
}

// killsCommands starts command after command, and kills each at a moment between its start and what would be its end.
// One in three is left alone.
func (r *room) killsCommands(kills int, told *ledger) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for n, killed := 0, 0; killed < kills; n++ {
		entry := fmt.Sprintf("command-%05d", n)
		cmd := r.command(program, "--as", "Sato", "log", entry)
		if err := cmd.Start(); err != nil {
			r.t.Fatal(err)
		}
		if rnd.IntN(3) > 0 {
			killer := time.AfterFunc(time.Duration(rnd.IntN(20_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
			defer killer.Stop()
		}
		if err := cmd.Wait(); err == nil {
			told.add("command", entry)
		} else if cmd.ProcessState.ExitCode() == -1 { // by the kill
			killed++
		} else {
			r.t.Fatalf("%s: %v", entry, err)
		}
	}
}

// killsServers starts server after server, each with two people who write over SSH until it is killed.
func (r *room) killsServers(kills int, told *ledger) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for n := range kills {
		h := r.serves(r.t, 10)
		killer := time.AfterFunc(time.Duration(50+rnd.IntN(300))*time.Millisecond, func() { _ = h.cmd.Process.Kill() })
		parts := map[string]func(*testing.T){}
		for i := range 2 {
			name := fmt.Sprintf("remote%d", i)
			parts[name] = func(*testing.T) { writesUntilGone(h, i, name, n*100, told) }
		}
		together(r.t, parts)
		killer.Stop()
		h.kill()
	}
}

// writesUntilGone writes up to a hundred entries; the first that fails ends it.
func writesUntilGone(h *host, visitor int, name string, from int, told *ledger) {
	c, err := dial(h.addr, visitor)
	if err != nil {
		return // it was killed first
	}
	defer c.Close()
	defer time.AfterFunc(patience, func() { _ = c.Close() }).Stop() // whatever a killed server leaves unanswered ends
	for n := from; n < from+100; n++ {
		entry := fmt.Sprintf("%s-%05d", name, n)
		if _, err := remote(c, "log "+entry); err != nil {
			return
		}
		told.add(name, entry)
	}
}

// killsConsoles opens console after console, each of another person, and kills it while it is typed into. It gives the
// texts that the store held as drafts before the kill.
func (r *room) killsConsoles(kills int) (drafts []string) {
	rnd := rand.New(rand.NewPCG(5, 6))
	for n := range kills {
		who := fmt.Sprintf("Typist%d", n)
		half := fmt.Sprintf("half typed by %s:", who)
		g := show(r.t, r.env, program, "--as", who, "open", r.incident)
		g.until(r.t, "to write")
		r.typed(g, "n"+half)
		r.wait("for the draft of "+who, func() bool {
			return slices.ContainsFunc(r.drafts(), func(d string) bool { return strings.HasPrefix(d, half) })
		})
		drafts = append(drafts, half)
		killer := time.AfterFunc(time.Duration(rnd.IntN(300))*time.Millisecond, func() { _ = g.cmd.Process.Kill() })
		ended := make(chan struct{})
		go func() { _ = g.cmd.Wait(); close(ended) }()
		for running := true; running; {
			select {
			case <-ended:
				running = false
			case <-time.After(10 * time.Millisecond): // a hand that types on
				_, _ = g.tty.WriteString("x")
			}
		}
		killer.Stop()
		_ = g.tty.Close()
	}
	return drafts
}

func (r *room) typed(g *glass, keys string) {
	r.t.Helper()
	if _, err := g.tty.WriteString(keys); err != nil {
		r.t.Fatal(err)
	}
}

// drafts are the half-typed texts that the store holds.
func (r *room) drafts() []string {
	r.t.Helper()
	return draftsIn(r.t, filepath.Join(r.dir, "room.db"))
}

func draftsIn(t testing.TB, path string) (out []string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro&_busy_timeout=5000")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT text FROM drafts")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		out = append(out, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

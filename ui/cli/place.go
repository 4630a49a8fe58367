package cli

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"github.com/adrg/xdg"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/incident/lang"
	"shirei/incident/policy"
	"shirei/ui/text"
)

// speech is the person's language with its words.
type speech struct {
	lang  lang.Lang
	words *text.CLI
}

func (s *speech) speak(l lang.Lang) { s.lang, s.words = l, &text.For(l).CLI }

// languageOf finds the language before anything is parsed, since help and errors are worded in it: --lang, SHIREI_LANG,
// else the locale.
func languageOf(args []string, env func(string) string) lang.Lang {
	for i, arg := range args {
		value, inline := strings.CutPrefix(arg, "--lang=")
		switch {
		case arg == "--":
			return localeOf(env)
		case arg == "--lang" && i+1 < len(args):
			value = args[i+1]
		case !inline:
			continue
		}
		if l, ok := lang.Parse(value); ok {
			return l
		}
	}
	return localeOf(env)
}

func localeOf(env func(string) string) lang.Lang {
	if l, ok := lang.Parse(env("SHIREI_LANG")); ok {
		return l
	}
	l, _ := lang.Parse(cmp.Or(env("LC_ALL"), env("LC_MESSAGES"), env("LANG")))
	return l
}

// dataDir is our folder among the person's data (XDG_DATA_HOME). CodeNoHome where there is none.
func (a *app) dataDir() (string, error) { return a.folder("XDG_DATA_HOME", xdg.DataHome) }

// configDir is our folder among the person's settings (XDG_CONFIG_HOME).
func (a *app) configDir() (string, error) { return a.folder("XDG_CONFIG_HOME", xdg.ConfigHome) }

// stateDir is our folder for what holds on this machine alone (XDG_STATE_HOME).
func (a *app) stateDir() (string, error) { return a.folder("XDG_STATE_HOME", xdg.StateHome) }

func (a *app) folder(variable, usual string) (string, error) {
	if dir := a.env(variable); filepath.IsAbs(dir) {
		return filepath.Join(dir, "shirei"), nil
	}
	if a.env("HOME") == "" {
		return "", incident.Refuse(incident.CodeNoHome)
	}
	return filepath.Join(usual, "shirei"), nil
}

// database is the path of the database: --db, SHIREI_DB, else in the data folder.
func (a *app) database() (string, error) {
	if path := cmp.Or(a.db, a.env("SHIREI_DB")); path != "" {
		return path, nil
	}
	dir, err := a.dataDir()
	return filepath.Join(dir, "shirei.db"), err
}

// policy is the default table under the person's policy file, if there is one.
func (a *app) policy() (incident.Policy, error) {
	p := incident.DefaultPolicy()
	dir, err := a.configDir()
	if err != nil {
		return p, nil //nolint:nilerr // no home, so no file of one's own
	}
	path := filepath.Join(dir, "policy.yaml")
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err != nil {
		return p, unreadable(path, err)
	}
	p, err = policy.Parse(data, p)
	return p, inFile(err, path)
}

// templates are the person's own report templates; nil if there are none.
func (a *app) templates() fs.FS {
	dir, err := a.configDir()
	if err != nil {
		return nil
	}
	dir = filepath.Join(dir, "templates")
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil
	}
	return os.DirFS(dir)
}

// name is who acts: --as, SHIREI_AS, the name given at the console's first run, else the login. Chosen tells that a
// person chose it.
func (a *app) name() (name string, chosen bool) {
	if name := clean.Line(strings.TrimSpace(cmp.Or(a.as, a.env("SHIREI_AS")))); name != "" {
		return name, true
	}
	if dir, err := a.configDir(); err == nil {
		data, _ := os.ReadFile(filepath.Join(dir, "name"))
		if name := clean.Line(strings.TrimSpace(string(data))); name != "" {
			return name, true
		}
	}
	return a.login(), false
}

func (a *app) login() string {
	if name := cmp.Or(a.env("LOGNAME"), a.env("USER")); name != "" {
		return clean.Line(name)
	}
	if u, err := user.Current(); err == nil {
		return clean.Line(u.Username)
	}
	return "unknown"
}

// zone is the IANA name of the zone of this machine, for incidents without a service.
func (a *app) zone() string {
	for _, name := range []string{strings.TrimPrefix(a.env("TZ"), ":"), time.Local.String(), linkedZone()} {
		if _, err := time.LoadLocation(name); err == nil && name != "" && name != "Local" {
			return name
		}
	}
	return "UTC"
}

func linkedZone() string {
	target, err := filepath.EvalSymlinks("/etc/localtime")
	if err != nil {
		return ""
	}
	_, name, _ := strings.Cut(target, "zoneinfo/")
	return name
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"

	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"

	"shirei/incident"
	"shirei/incident/clean"
	"shirei/ui/ssh"
)

type serveOptions struct {
	*app
	addr, keys string
	accept     bool
	sessions   int
}

func (a *app) serveCommand() *cobra.Command {
	o := &serveOptions{app: a}
	c := a.command("serve", 0, 0, func(ctx context.Context, _ []string) error { return o.serve(ctx) })
	f := c.Flags()
	f.StringVar(&o.addr, "ssh", "127.0.0.1:2222", "")
	f.StringVar(&o.keys, "keys", "", "")
	f.BoolVar(&o.accept, "accept-new-host-key", false, "")
	f.IntVar(&o.sessions, "sessions", 50, "")
	return c
}

// serve opens the war room over SSH until it is asked to stop, and ends with 0 after everybody was told.
func (o *serveOptions) serve(ctx context.Context) error {
	if o.sessions < 1 {
		return incident.Refuse(incident.CodeUnknownWord, "--sessions", strconv.Itoa(o.sessions))
	}
	o.host = true
	if _, err := o.seat(ctx); err != nil {
		return err
	}
	server, host, err := o.prepare()
	if err != nil {
		return o.turned(err)
	}
	l, err := listen(o.addr)
	if err != nil {
		return o.turned(err)
	}
	o.greet(l.Addr(), host, server.People())
	if err := o.out.Flush(); err != nil {
		return err
	}
	err = server.Serve(ctx, l)
	o.say(o.words.Serve.Drained)
	return err
}

// prepare reads the keys of those who may come and the host's own.
func (o *serveOptions) prepare() (*ssh.Server, gossh.Signer, error) {
	config, err := o.configDir()
	if err != nil {
		return nil, nil, err
	}
	data, err := o.dataDir()
	if err != nil {
		return nil, nil, err
	}
	state, err := o.stateDir()
	if err != nil {
		return nil, nil, err
	}
	if o.keys == "" {
		o.keys = filepath.Join(config, "authorized_keys")
	}
	cfg := ssh.Config{
		Keys: o.keys, Audit: filepath.Join(state, "ssh-audit.jsonl"), Limits: ssh.Limits{Sessions: o.sessions}, Lang: o.lang, Now: o.clock,
		Console: o.remoteConsole, Run: o.runGuest, Warn: o.warn(),
	}
	if cfg.Host, err = ssh.HostKey(filepath.Join(data, "ssh_host_ed25519_key"), o.store.path+"-hostkey", o.accept); err != nil {
		return nil, nil, err
	}
	server, err := ssh.New(cfg)
	return server, cfg.Host, err
}

// warn says on standard error what whoever runs the server should know, one thing at a time.
func (o *serveOptions) warn() func(error) {
	var mu sync.Mutex
	return func(err error) {
		mu.Lock()
		defer mu.Unlock()
		var bad ssh.Problems
		if errors.As(err, &bad) {
			o.faults(bad)
			fmt.Fprintln(o.errs, o.words.Serve.KeysChanged)
			return
		}
		what, next := o.worded(o.turned(err))
		fmt.Fprintf(o.errs, "%s\n%s\n", what, next)
		o.logCause(err)
	}
}

// listen takes the address. Errors: an [ssh.Refusal].
func listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if n, bad := strconv.ParseUint(port, 10, 16); err != nil || bad != nil || host != "" && n == 0 && port != "0" {
		return nil, &ssh.Refusal{Code: "address", Args: []string{addr}, Cause: errors.Join(err, bad)}
	}
	l, err := net.Listen("tcp", addr)
	code, why := "listen", ""
	switch op := (*net.OpError)(nil); {
	case err == nil:
		return l, nil
	case errors.Is(err, syscall.EADDRINUSE):
		code = "in_use"
	case errors.Is(err, fs.ErrPermission):
		code = "no_right"
	case errors.As(err, &op):
		why = op.Err.Error()
	}
	return nil, &ssh.Refusal{Code: code, Args: []string{addr, why}, Cause: err}
}

// greet tells how to connect.
func (o *serveOptions) greet(addr net.Addr, host gossh.Signer, people int) {
	w := o.words.Serve
	o.say(fmt.Sprintf(w.Listening, addr))
	o.say(fmt.Sprintf(w.Fingerprint, gossh.FingerprintSHA256(host.PublicKey())))
	o.say(fmt.Sprintf(w.People, people, o.keys))
	name, port, _ := net.SplitHostPort(addr.String())
	ip := net.ParseIP(name)
	if ip.IsUnspecified() {
		name = "HOST"
	}
	o.say(fmt.Sprintf(w.HowTo, "ssh -p "+port+" "+name))
	if ip.IsLoopback() {
		o.say(w.OnlyHere)
	}
}

// turned words why the server does not start, or what went wrong in it.
func (o *serveOptions) turned(err error) error {
	w := o.words.Serve
	var bad ssh.Problems
	if errors.As(err, &bad) {
		o.faults(bad)
		return told{fmt.Sprintf(w.KeysBad.What, clean.Line(o.keys), len(bad)), w.KeysBad.Next, err}
	}
	var r *ssh.Refusal
	if !errors.As(err, &r) {
		return err
	}
	code := r.Code
	if code == "unreadable" && errors.Is(err, fs.ErrNotExist) {
		code = "no_keys"
	}
	m, ok := w.Refusals[code]
	if !ok {
		return err
	}
	return told{w.Fill(m.What, r.Args...), w.Fill(m.Next, r.Args...), err}
}

// faults lists what is wrong in the file of keys, one a line.
func (o *serveOptions) faults(bad ssh.Problems) {
	for _, p := range bad {
		words := o.words.Serve.Fill(o.words.Serve.Faults[p.Code], p.Piece)
		fmt.Fprintf(o.errs, "%s:%d: %s\n", clean.Line(o.keys), p.Line, clean.Line(words))
	}
}

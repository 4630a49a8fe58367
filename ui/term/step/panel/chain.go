package panel

import (
	tea "charm.land/bubbletea/v2"

	"shirei/incident"
	"shirei/incident/desk"
	"shirei/ui/term/screen"
)

// Chain asks for several things one after another and records them as one act. What was entered is kept as drafts until
// the act has taken it, so that going back on the way, or a refusal, costs nothing.
type Chain struct {
	env          *screen.Env
	stream, name string
	keys         []desk.DraftKey
}

// NewChain begins one; name is of its drafts.
func NewChain(env *screen.Env, stream, name string) *Chain {
	return &Chain{env: env, stream: stream, name: name}
}

// Ask asks for one line. The prompt's Field names it within the chain.
func (c *Chain) Ask(q screen.Prompt) tea.Cmd {
	kept := c.name + "." + q.Field + ".entered"
	key, then := c.env.Drafts.Key(c.stream, kept), q.Then
	c.keys = append(c.keys, key)
	q.Stream, q.Field = c.stream, c.name+"."+q.Field
	if was := c.env.Drafts.Text(c.stream, kept); was != "" {
		q.Value = was
	}
	q.Then = func(s string) tea.Cmd {
		c.env.Drafts.Put(key, s)
		return then(s)
	}
	return screen.Send(q)
}

// Act ends the chain.
func (c *Chain) Act(cmd incident.Command) tea.Cmd {
	return screen.Do(screen.Act{Stream: c.stream, Cmd: cmd, Sent: c.keys})
}

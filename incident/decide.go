package incident

import (
	"slices"
	"time"
)

// FutureSlack is how far ahead of the clock a time may lie before it is refused (PRODUCT.md, milestones).
const FutureSlack = 2 * time.Minute

// Calendar counts business time; package calendar implements it.
type Calendar interface {
	// AddBusinessDays gives the same wall-clock time n business days on.
	AddBusinessDays(t time.Time, n int) time.Time
	// AddBusinessHours lets d pass while only open hours count.
	AddBusinessHours(t time.Time, d time.Duration) time.Time
	// CloseOfBusiness gives the close of business on business day n, t's day being day 0.
	CloseOfBusiness(t time.Time, n int) time.Time
}

// Profile is what the rules need to know of the service, taken from its inventory; empty fields are blanks there.
type Profile struct {
	ID, Name      string
	Client        string // whom the service is run for
	Zone          string // IANA name
	MainFunctions []string
	Conditions    []string // the recovery definition
	Audiences     []string // who else is owed a first report, beyond client and internal
	OwnDesk       string
}

// Env is everything a decision depends on besides the state and the command.
type Env struct {
	Now      time.Time
	NewID    func() string
	Act      string // the id of an act that other streams share; empty: a new one
	Policy   Policy
	Calendar Calendar
	Service  Profile
	// Entry finds an entry of the stream by id; commands that touch an entry need it.
	Entry func(id string) (Entry, bool)
	// Named tells what the service's inventory calls the entry a path is about; empty where it has no name, or there is none.
	// It may be nil.
	Named func(path string) string
	// Open are the incidents of the service that are open; a change of it is flagged by them.
	Open []*State
}

func (e Env) act() string {
	if e.Act != "" {
		return e.Act
	}
	return e.NewID()
}

// By is who acts, and through what.
type By struct {
	Name  string
	Words string // whose words are recorded, if not Name's
	Via   Via
}

// Command is an act somebody wants to do. Each one lists in its comment what it is refused for.
type Command interface {
	decide(c *casework) error
}

// casework is the desk of one decision: the state so far, and the events that were decided on it.
type casework struct {
	state  *State
	env    Env
	by     By
	act    string
	events []Event
}

// Decide turns a command into the events of one act, or refuses it with an [*Error].
// The state is advanced by the events, but for the [Counts] of entries that were amended, which only who holds the entries
// can tell; after a refusal, or an [Undo], it must not be used further.
func Decide(s *State, cmd Command, by By, env Env) ([]Event, error) {
	if env.Policy.Rows == nil {
		env.Policy = DefaultPolicy()
	}
	c := &casework{state: s, env: env, by: by, act: env.act()}
	if err := cmd.decide(c); err != nil {
		return nil, err
	}
	if !NeedsRefold(c.events) { // until it is folded anew, the state still holds what an undo took back
		c.reschedule()
	}
	return c.events, nil
}

// record appends an event that happened at the given time (zero: now) and folds it in, so that what follows sees it.
func (c *casework) record(at time.Time, b Body) error {
	if at.IsZero() {
		at = c.env.Now
	}
	if at.After(c.env.Now.Add(FutureSlack)) {
		return Refuse(CodeFuture, at.Format(time.RFC3339))
	}
	c.push(at, b)
	return nil
}

// recordUndated appends an event of which nobody knows when it happened.
func (c *casework) recordUndated(b Body) { c.push(time.Time{}, b) }

func (c *casework) push(at time.Time, b Body) {
	e := Event{
		ID: c.env.NewID(), Stream: c.state.Stream, OccurredAt: micro(at), RecordedAt: micro(c.env.Now),
		Actor: c.by.Name, Words: c.by.Words, Via: c.by.Via, Act: c.act, Body: b,
	}
	c.state.Apply(e)
	c.events = append(c.events, e)
}

// at records b at a time that may be unknown, as imported acts are.
func (c *casework) at(when When, b Body) error {
	if when.Unknown {
		c.recordUndated(b)
		return nil
	}
	return c.record(when.At, b)
}

// When is the time of an act: the given one, now if it is zero, or not known.
type When struct {
	At      time.Time
	Unknown bool
}

// Moment is the [When] of a time; the zero time means now.
func Moment(t time.Time) When { return When{At: t} }

// All is several commands as one act: all of them happen, or none.
type All []Command

func (a All) decide(c *casework) error {
	for _, cmd := range a {
		if err := cmd.decide(c); err != nil {
			return err
		}
	}
	return nil
}

// wordOf checks that a value is one of the words a field takes.
func wordOf[T ~string](field string, value T, allowed []T) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	args := []string{field, string(value)}
	for _, a := range allowed {
		args = append(args, string(a))
	}
	return Refuse(CodeUnknownWord, args...)
}

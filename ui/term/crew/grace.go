package crew

import "time"

// grace is how long a call that took another's place at the foot is not answered: the finger was on its way to the other.
const grace = time.Second

// shown is the call at the foot, and when it took the place of another.
type shown struct {
	is    string
	since time.Time // zero: it took nobody's place
}

// note takes note of what is at the foot now. A call that comes where none was takes nobody's place, nor does the next step
// of an ask that was just accepted.
func (c *Calls) note(all []call) {
	is := ""
	if len(all) > 0 {
		is = all[0].id
	}
	switch was := c.foot.is; {
	case is == was:
	case was == "" || is == "":
		c.foot = shown{is: is}
	default:
		c.foot = shown{is, c.now()}
	}
}

// settled tells whether what is at the foot has stood there long enough to be what a key was meant for.
func (c *Calls) settled(all []call) bool {
	c.note(all)
	return c.foot.since.IsZero() || c.now().Sub(c.foot.since) >= grace
}

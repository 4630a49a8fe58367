package calendar

import (
	"sync"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/jp"
	"github.com/rickar/cal/v2/us"
)

// countries are the holiday tables a Spec can name. Japan's knows substitute
// days (振替休日) and, to 2032, the holidays between two others (国民の休日).
func countries(name string) (table []*cal.Holiday, ok bool) {
	switch name {
	case "none":
		return nil, true
	case "jp":
		return jp.Holidays, true
	case "us":
		return us.Holidays, true
	case "gb":
		return gb.Holidays, true
	case "de":
		return de.Holidays, true
	case "fr":
		return fr.Holidays, true
	}
	return nil, false
}

// holidays works out the public holidays of a year when it is first asked for.
type holidays struct {
	mu    sync.Mutex
	table []cal.Holiday
	years map[int]map[int]bool // year → day.yearly
}

// newHolidays copies the table, because the library's rule for the vernal
// equinox writes into its own entry, which all goroutines would share.
func newHolidays(table []*cal.Holiday) *holidays {
	h := &holidays{years: map[int]map[int]bool{}}
	for _, entry := range table {
		h.table = append(h.table, *entry)
	}
	return h
}

func (h *holidays) has(d day) bool {
	if len(h.table) == 0 {
		return false
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	days, ok := h.years[d.year]
	if !ok {
		days = h.compute(d.year)
		h.years[d.year] = days
	}
	return days[d.yearly()]
}

// compute looks at the neighbouring years too: a holiday may be observed on
// the other side of New Year.
func (h *holidays) compute(year int) map[int]bool {
	days := map[int]bool{}
	for i := range h.table {
		for y := year - 1; y <= year+1; y++ {
			actual, observed := h.table[i].Calc(y)
			if actual.Year() == year && !actual.IsZero() {
				days[dayOf(actual).yearly()] = true
			}
			if observed.Year() == year && !observed.IsZero() {
				days[dayOf(observed).yearly()] = true
			}
		}
	}
	return days
}

package exchange

import (
	"strconv"

	"github.com/google/uuid"
)

// Stream gives the stream of an incident that is retold from a facts file of that name: always the same one.
func Stream(name string) string { return streamID(name).String() }

func streamID(name string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("shirei:facts:"+name))
}

// IDs gives, for each path into a facts file of that name, a source of ids: UUIDs of version 5 made of the name, the
// path and a counter, so that the same file always makes the same events.
func IDs(name string) func(path string) func() string {
	space := streamID(name)
	return func(path string) func() string {
		n := 0
		return func() string {
			n++
			return uuid.NewSHA1(space, []byte(path+"\x00"+strconv.Itoa(n))).String()
		}
	}
}

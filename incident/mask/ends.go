package mask

import "bytes"

// Ends prepares the beginning and the end of a long output, whose middle was left out, for [Text]: a secret that the cut
// goes through would not be known by its rest. The line that each end was cut in goes, and so does the rest of a private key;
// of an end that is all one line, nothing is left.
func Ends(head, tail []byte) (h, t []byte) {
	h = head[:bytes.LastIndexByte(head, '\n')+1]
	i := bytes.IndexByte(tail, '\n')
	if i < 0 {
		return h, nil
	}
	t = tail[i+1:]
	end := bytes.Index(t, []byte("PRIVATE KEY-----"))
	if end >= 0 && bytes.Contains(t[max(0, end-64):end], []byte("-----END")) && !bytes.Contains(t[:end], []byte("-----BEGIN")) {
		t = t[end+len("PRIVATE KEY-----"):]
	}
	return h, t
}

// Package assets holds the files that ship inside the program: report templates, the default policy, the example
// inventories, the layer guides of triage, and the past incidents of the demo.
package assets

import "embed"

// Files are the embedded files, by their path below this folder.
//
//go:embed templates example demo triage policy.yaml
var Files embed.FS

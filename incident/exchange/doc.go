// Package exchange carries incidents in and out as files: retold facts, pasted lines, and bundles of events.
//
// It reads and writes bytes only; opening files, storing events and asking people is left to its callers. A file that
// cannot be read is an [incident.Error] of [incident.CodeBadFile] whose arguments are the file's name (left empty here,
// since only the caller knows it), the line (with its column, "12:7", in JSON), and what was found there.
package exchange

package ssh

import "fmt"

// Refusal is why the server does not start, or does not let somebody go on. ui/text words its code.
type Refusal struct {
	Code  string
	Args  []string
	Cause error
}

func (r *Refusal) Error() string { return fmt.Sprint(r.Code, " ", r.Args) }
func (r *Refusal) Unwrap() error { return r.Cause }

func refuse(code string, args ...string) *Refusal { return &Refusal{Code: code, Args: args} }

func because(cause error, code string, args ...string) *Refusal {
	return &Refusal{Code: code, Args: args, Cause: cause}
}

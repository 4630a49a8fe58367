package inventory

// Response says how the bleeding is stopped and who decides it (対応).
type Response struct {
	Measures  List[Measure]   `key:"measures" kind:"measure" need:"decide 20"`
	Deciders  List[Decider]   `key:"deciders" kind:"decider" need:"decide 20"`
	Notices   List[Notice]    `key:"notices" kind:"notice" need:"report 10"`
	Templates List[Template]  `key:"templates" kind:"template"`
	Rollbacks List[Rollback]  `key:"rollbacks" kind:"rollback" need:"decide 20"`
	Recovery  List[Condition] `key:"recovery" kind:"condition" need:"recover 15"`
	Major     Major           `key:"major"`
	Runbooks  List[Runbook]   `key:"runbooks" kind:"runbook" need:"decide 5"`
	Limits    List[Limit]     `key:"limits" kind:"limit" need:"decide 5"`
	Promises  List[Promise]   `key:"promises" kind:"promise"`
}

// Measure is something that can be done before the cause is known.
type Measure struct {
	Base
	Kind    Text   `key:"kind" check:"measure_kind" need:"decide 1"`
	How     Text   `key:"how" need:"decide 10"`
	Command Text   `key:"command"`
	Effect  Text   `key:"effect" need:"decide 5"` // what users lose and gain
	Minutes Number `key:"minutes" check:"minutes" need:"decide 5"`
	Decider Text   `key:"decider" check:"ref" need:"decide 10"`
	Layers  Texts  `key:"layer" check:"layer"`
}

// Decider is a person who may decide, in the order in which they are called.
type Decider struct {
	Base
	Contact Text   `key:"contact" check:"person" need:"decide 10"`
	Order   Number `key:"order" check:"order" need:"decide 2"`
	Scope   Text   `key:"scope" need:"decide 3"` // what they may decide
}

// Notice is a word to an audience: who writes it and who reads it before it goes.
type Notice struct {
	Base
	Audience Text `key:"audience" check:"audience" need:"report 2"`
	Writer   Text `key:"writer" check:"ref" need:"report 10"`
	Reviewer Text `key:"reviewer" check:"ref" need:"report 5"`
	Means    Text `key:"means" need:"report 5"`
}

// Template is a text of this service that stands in for the built-in one.
type Template struct {
	Base
	Audience Text `key:"audience" check:"audience" need:"report 1"`
	Stage    Text `key:"stage" check:"stage" need:"report 1"`
	Language Text `key:"language" check:"lang"`
	Text     Text `key:"text" need:"report 3"`
}

// Rollback is one way back: of a release, of a migration, of a setting.
type Rollback struct {
	Base
	Steps             Text   `key:"steps" need:"decide 15"`
	Command           Text   `key:"command"`
	Minutes           Number `key:"minutes" check:"minutes" need:"decide 5"`
	VerifyMinutes     Number `key:"verify_minutes" check:"minutes" need:"decide 2"`
	IrreversibleAfter Text   `key:"irreversible_after" need:"decide 10"` // what makes it impossible: minutes, a clock time, an event
	Layers            Texts  `key:"layer" check:"layer"`
}

// Condition is one line of the recovery definition (復旧完了の定義).
type Condition struct {
	Base
	Check    Text `key:"check" need:"recover 5"` // what must be seen to be true
	Evidence Text `key:"evidence" need:"recover 3"`
	By       Text `key:"by" check:"ref"`
}

// Major is the rule for a major outage.
type Major struct {
	Base
	When          Text   `key:"when" need:"decide 5"`
	RollbackAfter Number `key:"rollback_after" check:"minutes" need:"decide 10"` // minutes without a known cause
	Decider       Text   `key:"decider" check:"ref" need:"decide 10"`
}

// Runbook is a written procedure.
type Runbook struct {
	Base
	When   Text  `key:"when" need:"decide 1"`
	URL    Text  `key:"url" check:"url" need:"decide 5"`
	Layers Texts `key:"layer" check:"layer"`
}

// Limit is a time agreed with others that a decision must not overrun. Either
// Clock or After is set; both feed the decide-by time.
type Limit struct {
	Base
	Clock    Text   `key:"clock" check:"clock" need:"decide 5" or:"after"` // a time of day in the service's zone: 22:00
	After    Number `key:"after" check:"minutes"`                          // minutes from From
	From     Text   `key:"from" check:"milestone"`                         // began unless said otherwise
	Severity Texts  `key:"severity" check:"severity"`
	Why      Text   `key:"why" need:"decide 1"`
}

// Promise overrides one default of the promise ledger for this service; a blank
// severity keeps the default. See ParseSpan for the form.
type Promise struct {
	Base
	Promise  Text `key:"promise" check:"promise" need:"report 1"`
	Critical Text `key:"critical" check:"span"`
	High     Text `key:"high" check:"span"`
	Medium   Text `key:"medium" check:"span"`
}

package inventory

// Change says who changes what, when, and how far it carries (変更).
type Change struct {
	Release   Release         `key:"release"`
	Emergency Emergency       `key:"emergency"`
	Sensitive List[Sensitive] `key:"sensitive" kind:"sensitive" need:"triage 10"`
	Patches   Patches         `key:"patches"`
	Capacity  Capacity        `key:"capacity"`
}

// Release is how a change reaches production.
type Release struct {
	Base
	Steps    Text `key:"steps" need:"decide 5"`
	Place    Text `key:"place" need:"decide 3"` // where the steps are kept
	Owner    Text `key:"owner" check:"ref" need:"triage 5"`
	Approver Text `key:"approver" check:"ref" need:"decide 10"`
	Tell     Text `key:"tell" need:"report 3"` // how people are told
	History  Text `key:"history" need:"triage 10"`
	URL      Text `key:"url" check:"url"`          // of the history
	Rollback Text `key:"rollback" need:"decide 5"` // when a release is taken back
}

// Emergency is the exception to the approval of changes.
type Emergency struct {
	Base
	Rule      Text `key:"rule" need:"decide 10"`
	Approver  Text `key:"approver" check:"ref" need:"decide 5"`
	Afterward Text `key:"afterward" need:"postmortem 1"` // what is owed after the fact
}

// Sensitive is a setting whose change can take the service down.
type Sensitive struct {
	Base
	Kind    Text  `key:"kind" check:"sensitive_kind" need:"triage 1"`
	Where   Text  `key:"where" need:"triage 5"`
	Holder  Text  `key:"holder" check:"ref" need:"triage 10"`
	Expires Text  `key:"expires" check:"date"`
	Caution Text  `key:"caution" need:"decide 3"`
	URL     Text  `key:"url" check:"url"`
	Layers  Texts `key:"layer" check:"layer"` // infra unless said otherwise
}

// Patches is how often and how far software is kept current.
type Patches struct {
	Base
	Every  Text `key:"every" need:"triage 2"`
	Reach  Text `key:"reach" need:"triage 2"`
	Owner  Text `key:"owner" check:"ref" need:"triage 2"`
	Window Text `key:"window"`
}

// Capacity is how much the service bears and what is given up first.
type Capacity struct {
	Base
	Measured     Text `key:"measured" need:"triage 5"`
	Scaling      Text `key:"scaling" need:"decide 10"`
	Cache        Text `key:"cache" need:"triage 3"`
	ProtectFirst Text `key:"protect_first" need:"decide 5"`
	Decider      Text `key:"decider" check:"ref" need:"decide 5"`
}

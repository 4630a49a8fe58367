package inventory

// Monitoring says what is watched and who hears of it (監視).
type Monitoring struct {
	Watches    List[Watch]      `key:"watches" kind:"watch" need:"triage 5"`
	Routes     List[Route]      `key:"routes" kind:"route" need:"triage 15"`
	Severity   List[Severity]   `key:"severity" kind:"severity" need:"severity 5"`
	Escalation List[Escalation] `key:"escalation" kind:"escalation" need:"severity 10"`
	Dashboards List[Dashboard]  `key:"dashboards" kind:"dashboard" need:"triage 10"`
	Checks     List[Check]      `key:"checks" kind:"check" need:"triage 10"`
}

// Watch is one thing under watch.
type Watch struct {
	Base
	Kind      Text  `key:"kind" check:"watch_kind" need:"triage 2"`
	Target    Text  `key:"target" need:"triage 2"`
	Threshold Text  `key:"threshold" need:"triage 2"`
	Every     Text  `key:"every"`
	Layers    Texts `key:"layer" check:"layer"`
}

// Route is the way of an alert to a person.
type Route struct {
	Base
	To            Text `key:"to" need:"triage 5"` // where the alert arrives: phone, mail, channel
	Hours         Text `key:"hours" check:"hours" need:"triage 2"`
	FirstTaker    Text `key:"first_taker" check:"ref" need:"triage 15"`
	Nights        Text `key:"nights" need:"triage 15"`
	NobodyAnswers Text `key:"nobody_answers" need:"triage 15"`
}

// Severity is a condition that makes an incident of a level.
type Severity struct {
	Base
	Level Text `key:"level" check:"severity" need:"severity 2"`
	When  Text `key:"when" need:"severity 5"`
}

// Escalation is a condition that takes an incident to someone higher.
type Escalation struct {
	Base
	Level Text   `key:"level" check:"severity" need:"severity 1"`
	When  Text   `key:"when" need:"severity 5"`
	After Number `key:"after" check:"minutes"` // minutes from began
	To    Text   `key:"to" check:"ref" need:"severity 10"`
}

// Dashboard is a page that shows how the service is. One is opened first.
type Dashboard struct {
	Base
	First  bool  `key:"first"`
	URL    Text  `key:"url" check:"url" need:"triage 5"`
	Shows  Text  `key:"shows" need:"triage 1"`
	Layers Texts `key:"layer" check:"layer" need:"triage 1"`
}

// Check is one of the first things to look at in a layer.
type Check struct {
	Base
	Layers  Texts `key:"layer" check:"layer" need:"triage 1"`
	Look    Text  `key:"look" need:"triage 3" or:"command"` // what to look at, in words
	Command Text  `key:"command"`                           // a command that shows it
	Normal  Text  `key:"normal" need:"triage 5"`
	URL     Text  `key:"url" check:"url"`
}

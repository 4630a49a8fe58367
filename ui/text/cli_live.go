package text

// CLILive is what the command line says while it follows an incident.
type CLILive struct {
	Changed map[string]string // what was done to an entry that stood before
}

var cliLiveJA = CLILive{
	Changed: map[string]string{
		"corrected": "訂正", "struck": "取り消し", "moved": "時刻の訂正", "flagged": "重要の印", "progressed": "状態", "undone": "元に戻した",
	},
}

var cliLiveEN = CLILive{
	Changed: map[string]string{
		"corrected": "corrected", "struck": "struck", "moved": "moved in time", "flagged": "key event", "progressed": "progress", "undone": "undone",
	},
}

package platform

import (
	"time"
)

// event is what a topic's subscribers are told.
type event struct {
	Topic    string        `json:"topicName"`
	Version  string        `json:"version"`
	Body     any           `json:"eventBody"`
	Metadata eventMetadata `json:"metadata"`
}

type eventMetadata struct {
	CorrelationID string `json:"CorrelationId"`
}

// publish tells the subscribers of a topic that are connected now. Nothing is
// kept for the others, as documented. Events of a topic arrive in the order in
// which they were published.
func (n *notifications) publish(topic string, body any) {
	now := time.Now()
	n.mu.Lock()
	defer n.mu.Unlock()
	var text []byte
	for _, ch := range n.byTopic[topic] {
		if ch.socket == nil || !now.Before(ch.expires) {
			continue
		}
		if text == nil {
			text = encode(event{topic, "2", body, eventMetadata{correlationID()}})
		}
		ch.socket.line.Send(text)
	}
}

// systemBody is what the platform says about a channel itself.
type systemBody struct {
	ChannelID string `json:"channelId"`
	Kind      string `json:"systemTopicType"`
	Reason    string `json:"reason"`
	Message   string `json:"message"`
}

// systemEvent is an event on a system topic, which needs no subscription.
func systemEvent(kind, about, channel, reason, message string) []byte {
	topic := "v2.system." + kind
	if about != "" {
		topic += "." + about
	}
	return encode(event{topic, "2", systemBody{channel, kind, reason, message}, eventMetadata{correlationID()}})
}

// flowEvent is a flow as its topic shows it.
type flowEvent struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Description string       `json:"description"`
	Deleted     bool         `json:"deleted"`
	CheckedIn   *flowVersion `json:"checkedInVersion,omitempty"`
	Saved       *flowVersion `json:"savedVersion,omitempty"`
	Published   *flowVersion `json:"publishedVersion,omitempty"`
}

// flowChanged tells the subscribers of a flow what has become of it.
func (p *Platform) flowChanged(id string) {
	if f := p.flows.get(id); f != nil {
		p.notes.publish("v2.flows."+id, flowEvent{f.ID, f.Name, f.Description, f.Deleted, f.CheckedIn, f.Saved, f.Published})
	}
}

package platform

import "time"

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

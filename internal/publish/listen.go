package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"holdfast/internal/rest"
	"holdfast/internal/safe"
)

// patience is how long a channel may be silent before it is asked whether it is
// there (the platform's own heartbeat comes every 30 s), and how long it may take
// to say so.
type patience struct{ quiet, answers time.Duration }

var usual = patience{35 * time.Second, 10 * time.Second}

// manyTopics is how many go into one message.
const manyTopics = 100

// Listen hears a channel: see Listener. The channel's address is a permission by
// itself. It gets no token, it is reached through the guard like everything
// else, and it is in no error.
func (c *Client) Listen(ctx context.Context, channel string, topics []string, more <-chan string, hear func(topic string, told []byte)) error {
	if strings.HasPrefix(c.Target, "https:") && !strings.HasPrefix(channel, "wss:") {
		return fmt.Errorf("%w: the platform names a channel without TLS", ErrDeaf)
	}
	socket, err := c.Fresh.Dial(ctx, channel)
	if rest.Denied(err) {
		return fmt.Errorf("%w: %w", ErrDeaf, err)
	}
	if err != nil {
		return fmt.Errorf("open the channel: %w", err)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var latest atomic.Int64
	latest.Store(time.Now().UnixNano())
	var speaking sync.WaitGroup
	silent := false
	speaking.Go(func() {
		silent = c.patience().speak(ctx, socket, topics, more, &latest)
		socket.Close() // whoever hears it is told
	})
	err = listen(socket, &latest, hear)
	stop()
	speaking.Wait()
	if silent {
		return errors.New("the channel has fallen silent")
	}
	return err
}

func (c *Client) patience() patience {
	if c.waits != (patience{}) {
		return c.waits
	}
	return usual
}

// speak subscribes, asks a silent channel whether it is there, and reports that
// it is not. It ends with ctx, or when nothing more can be said.
func (p patience) speak(ctx context.Context, s *rest.Socket, topics []string, more <-chan string, latest *atomic.Int64) (silent bool) {
	subscribe := func(topics []string) error {
		for some := range slices.Chunk(topics, manyTopics) {
			text, err := json.Marshal(map[string]any{"message": "subscribe", "topics": some, "correlationId": "holdfast"})
			if err == nil {
				err = s.Send(text)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	if subscribe(topics) != nil {
		return false
	}
	timer := time.NewTimer(p.quiet)
	defer timer.Stop()
	var asked time.Time // zero: not since it was heard
	for {
		select {
		case <-ctx.Done():
			return false
		case topic := <-more:
			if subscribe([]string{topic}) != nil {
				return false
			}
		case <-timer.C:
			heard, now := time.Unix(0, latest.Load()), time.Now()
			switch {
			case !asked.IsZero() && heard.Before(asked):
				return true
			case now.Sub(heard) < p.quiet:
				asked = time.Time{}
				timer.Reset(p.quiet - now.Sub(heard))
			case s.Send([]byte(`{"message":"ping"}`)) != nil:
				return false
			default:
				asked = now
				timer.Reset(p.answers)
			}
		}
	}
}

// told is a message of a channel.
type told struct {
	Topic   string          `json:"topicName"`
	Body    json.RawMessage `json:"eventBody"`
	Result  json.RawMessage `json:"result"` // of a subscription, an HTTP status in quotes
	Message string          `json:"message"`
}

// listen passes notices on until the channel ends. What is no message of the
// platform's is let pass.
func listen(s *rest.Socket, latest *atomic.Int64, hear func(topic string, told []byte)) error {
	for {
		text, err := s.Next()
		if err != nil {
			return err
		}
		latest.Store(time.Now().UnixNano())
		var m told
		if json.Unmarshal(text, &m) != nil {
			continue
		}
		result := strings.Trim(string(m.Result), `"`)
		switch {
		case m.Topic == "" && result != "" && result[0] != '2':
			return fmt.Errorf("the subscription was refused with %s: %s", safe.Text(result, 20), safe.Text(m.Message, 200))
		case strings.HasPrefix(m.Topic, "v2.system."):
			if err := system(m); err != nil {
				return err
			}
		case m.Topic != "":
			hear(m.Topic, m.Body)
		}
	}
}

// system is what the platform says of the channel itself.
func system(m told) error {
	var about struct {
		Reason string `json:"reason"`
	}
	_ = json.Unmarshal(m.Body, &about) // without a reason it is as true
	kind, _, _ := strings.Cut(strings.TrimPrefix(m.Topic, "v2.system."), ".")
	switch kind {
	case "socket_closing":
		return fmt.Errorf("the platform is about to close the channel (%s)", safe.Text(about.Reason, 100))
	case "token_revoked":
		return errors.New("the channel's token was revoked")
	case "no_longer_subscribed":
		// To take the place back would push another listener out, and so on.
		return fmt.Errorf("%w: the channel had to give way to a newer one of the same client (%s)", ErrDeaf, safe.Text(about.Reason, 100))
	}
	return nil
}

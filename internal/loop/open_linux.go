package loop

// DefaultPoller is what loops stand on unless something else is asked for.
const DefaultPoller = Epoll

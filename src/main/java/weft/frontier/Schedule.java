package weft.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hosts by the time at which something can be done with them. A host's newest ticket is the valid
 * one; older ones are passed over when their time comes, which is cheaper than to find and remove
 * them. Guarded by the frontier's lock.
 */
final class Schedule {

  /** A place in the schedule. */
  record Ticket(HostQueue host, Instant at) {}

  private final PriorityQueue<Ticket> tickets =
      new PriorityQueue<>(Comparator.comparing(Ticket::at));

  /** Sees to it that the host comes up at that time at the latest; null when it need not. */
  void put(HostQueue host, @Nullable Instant at) {
    Ticket ticket = host.ticket;
    if (at == null) {
      host.ticket = null;
    } else if (ticket == null || at.isBefore(ticket.at())) {
      host.ticket = new Ticket(host, at);
      tickets.add(host.ticket);
    }
  }

  /** Takes the next host whose time has come; null when there is none. */
  @Nullable HostQueue take(Instant now) {
    while (!tickets.isEmpty() && !tickets.element().at().isAfter(now)) {
      Ticket ticket = tickets.remove();
      if (ticket.equals(ticket.host().ticket)) {
        ticket.host().ticket = null;
        return ticket.host();
      }
    }
    return null;
  }

  /** How long until the next ticket, at most {@code longest}. */
  Duration untilNext(Instant now, Duration longest) {
    Ticket first = tickets.peek();
    if (first == null) {
      return longest;
    }
    Duration wait = Duration.between(now, first.at());
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}

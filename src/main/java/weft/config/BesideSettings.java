package weft.config;

import java.util.Optional;
import weft.hook.HookSettings;

/** What happens beside the file that a crawl writes, taken from one configuration. */
public record BesideSettings(Effective effective) {

  /** The command that is told of pages; empty where there is none. */
  public Optional<HookSettings> hook() {
    return effective
        .find(BesideKeys.ON_PAGE)
        .map(
            command ->
                new HookSettings(
                    command,
                    Math.toIntExact(effective.get(BesideKeys.ON_PAGE_PROCESSES)),
                    effective.get(BesideKeys.ON_PAGE_TIME),
                    effective.get(BesideKeys.ON_PAGE_ANSWERS)));
  }
}

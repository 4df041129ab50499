package weft.crawl;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What robots.txt of one origin says to a crawl.
 *
 * @param status of HTTP; 0 where no answer came
 * @param detail what happened where that is not plain; else empty
 * @param group whom the groups that hold address: the crawler by name, or {@code *}; empty for none
 * @param crawlDelay that it asks for; absent where it asks for none
 */
public record RobotsSurvey(
    int status, String detail, String group, @Nullable Duration crawlDelay) {}

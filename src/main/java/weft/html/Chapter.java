package weft.html;

import java.util.List;

/**
 * Topics that belong together.
 *
 * @param id of the section
 * @param title for people
 * @param topics in their order
 */
record Chapter(String id, String title, List<Topic> topics) {

  Chapter {
    topics = List.copyOf(topics);
  }
}

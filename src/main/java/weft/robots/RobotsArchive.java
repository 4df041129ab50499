package weft.robots;

import java.util.Optional;
import weft.model.RobotsFile;

/** Where robots.txt files are kept across runs. */
public interface RobotsArchive {

  /** The newest one of that origin, see {@link weft.url.Url#origin}. */
  Optional<RobotsFile> load(String origin);

  /** Keeps one, in place of any before it. */
  void save(RobotsFile file);
}

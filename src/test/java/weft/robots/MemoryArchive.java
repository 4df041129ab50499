package weft.robots;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import weft.model.RobotsFile;

/** An archive that lasts as long as the test. */
final class MemoryArchive implements RobotsArchive {
  private final Map<String, RobotsFile> files = new ConcurrentHashMap<>();

  @Override
  public Optional<RobotsFile> load(String origin) {
    return Optional.ofNullable(files.get(origin));
  }

  @Override
  public void save(RobotsFile file) {
    files.put(file.origin(), file);
  }
}

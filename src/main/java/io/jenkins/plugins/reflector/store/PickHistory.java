package io.jenkins.plugins.reflector.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What policies picked when: a file of bounded length with one line of JSON for each change. For several threads. */
public final class PickHistory {

    /** How many changes are kept, of all policies together. */
    static final int KEPT = 5_000;

    private static final Logger LOGGER = Logger.getLogger(PickHistory.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ConcurrentMap<Path, PickHistory> ALL = new ConcurrentHashMap<>();

    private final LineFile file;

    private PickHistory(Path file) {
        // At its first scan a controller notes a pick for each policy, and none of them is worth a wait for the disk.
        this.file = new LineFile(file, () -> KEPT, line -> parse(line).isPresent(), false);
    }

    /** The one of a controller. */
    @NonNull
    public static PickHistory of(@NonNull JenkinsFacade jenkins) {
        return in(jenkins.stateDirectory());
    }

    /** The one below a state directory, which need not exist yet. */
    @NonNull
    static PickHistory in(@NonNull Path stateDirectory) {
        return ALL.computeIfAbsent(stateDirectory.resolve("history").resolve("picks.v1.jsonl"), PickHistory::new);
    }

    /** Remembers a change. Where it cannot be written that is only logged: nothing fails for its history. */
    public synchronized void add(@NonNull PickedTag pick) {
        try {
            file.append(line(pick));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The history " + file + " cannot be written: check the disk and its permissions.", e);
        }
    }

    private static String line(PickedTag pick) {
        ObjectNode json = JSON.createObjectNode().put("time", pick.time()).put("policy", pick.policy().toString());
        json.set("latest", json(pick.latest()));
        if (pick.previous() != null) {
            json.set("previous", json(pick.previous()));
        }
        return json.toString();
    }

    /**
     * Keeps the changes of policies that have other names now.
     *
     * @param namespace what the folder was called that was renamed with all that lies in it
     * @param names what a policy is called now
     * @throws IOException if the file cannot be read or written; it is as it was then
     */
    public synchronized void rename(@NonNull String namespace, @NonNull UnaryOperator<ResourceName> names) throws IOException {
        String quoted = UpdateLine.written(namespace);
        String written = quoted.substring(1, quoted.length() - 1);
        // Jenkins tells of each folder in the renamed one, and reading a line takes much longer than looking for a name.
        file.replace(line -> line.contains(written)
                ? parse(line)
                        .filter(pick -> !names.apply(pick.policy()).equals(pick.policy()))
                        .map(pick -> line(new PickedTag(pick.time(), names.apply(pick.policy()), pick.previous(), pick.latest())))
                        .orElse(line)
                : line);
    }

    private static ObjectNode json(LatestRef image) {
        return JSON.createObjectNode().put("name", image.name()).put("tag", image.tag()).put("digest", image.digest());
    }

    /**
     * The newest changes of a policy, the newest first. A line that is damaged is left out.
     *
     * @param image of a policy for several repositories, the one
     * @param most how many at most
     * @throws IOException if the file cannot be read
     */
    @NonNull
    public synchronized List<PickedTag> newest(@NonNull ResourceName policy, @NonNull String image, int most)
            throws IOException {
        List<String> lines = file.read();
        List<PickedTag> picks = new ArrayList<>();
        for (int i = lines.size() - 1; i >= 0 && picks.size() < most; i--) {
            // Most lines are about others, and parsing takes longer than this look.
            if (lines.get(i).contains(policy.name())) {
                parse(lines.get(i))
                        .filter(pick -> pick.policy().equals(policy) && pick.latest().name().equals(image))
                        .ifPresent(picks::add);
            }
        }
        return picks;
    }

    private static Optional<PickedTag> parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            LatestRef latest = json == null ? null : image(json.path("latest"));
            String policy = json == null ? "" : json.path("policy").asText();
            int slash = policy.lastIndexOf('/');
            return latest == null || slash < 0 || !json.path("time").isNumber()
                    ? Optional.empty()
                    : Optional.of(new PickedTag(
                            json.get("time").asLong(),
                            new ResourceName(policy.substring(0, slash), policy.substring(slash + 1)),
                            image(json.path("previous")),
                            latest));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @CheckForNull
    private static LatestRef image(JsonNode json) {
        return json.path("name").isTextual() && json.path("tag").isTextual()
                ? new LatestRef(
                        json.get("name").asText(),
                        json.get("tag").asText(),
                        json.path("digest").isTextual() ? json.get("digest").asText() : null)
                : null;
    }
}

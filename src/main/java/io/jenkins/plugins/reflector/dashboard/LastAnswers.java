package io.jenkins.plugins.reflector.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What pages were answered lately, as checksums, so that they are sent only what changed since. Pages that ask for the same get the
 * same version, and whose version is forgotten gets everything again. For several threads.
 *
 * <p>A whole answer is {@code {version, value}}. One with changes is {@code {version, since, value, rows}}: of {@code value} only the
 * fields that changed, and of a field that is a list of objects with an {@code id}, in {@code rows}, the objects that are new or
 * changed, and the {@code ids} of all if others are in the list now. What did not change at all is {@code {version}}.
 */
final class LastAnswers {

    private static final int MOST = 32;
    private static final String ID = "id";

    private final Map<String, Answered> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answered> eldest) {
            return size() > MOST;
        }
    };

    /** The checksums of the fields, and of the rows of those that have some. */
    private record Answered(Map<String, Long> fields, Map<String, Map<String, Long>> rows, Map<String, List<String>> ids) {

        Answered() {
            this(new HashMap<>(), new HashMap<>(), new HashMap<>());
        }
    }

    /**
     * The answer.
     *
     * @param value the whole of it; nulls are taken out of its rows
     * @param known the version that the page has; another text if it has none
     */
    @NonNull
    ObjectNode answer(@NonNull ObjectNode value, @NonNull String known) {
        Answered now = new Answered();
        MessageDigest all = sha256();
        value.fields().forEachRemaining(field -> {
            all.update(field.getKey().getBytes(StandardCharsets.UTF_8));
            long sum = isRows(field.getValue())
                    ? rows(field.getKey(), (ArrayNode) field.getValue(), now)
                    : checksum(field.getValue().toString());
            now.fields().put(field.getKey(), sum);
            all.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sum));
        });
        String version = HexFormat.of().formatHex(all.digest(), 0, 16);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("version", version);
        Answered before = remember(version, now, known);
        if (version.equals(known)) {
            return answer;
        }
        if (before == null) {
            return answer.set("value", value);
        }
        answer.put("since", known);
        return changes(value, before, now, answer);
    }

    @CheckForNull
    private synchronized Answered remember(String version, Answered now, String known) {
        Answered before = last.get(known);
        last.put(version, now);
        return before;
    }

    private static boolean isRows(JsonNode value) {
        return value.isArray() && !value.isEmpty() && value.get(0).path(ID).isTextual();
    }

    private static long rows(String field, ArrayNode rows, Answered now) {
        Map<String, Long> sums = new HashMap<>();
        List<String> ids = new ArrayList<>(rows.size());
        StringBuilder all = new StringBuilder();
        for (JsonNode row : rows) {
            ((ObjectNode) row).properties().removeIf(each -> each.getValue().isNull());
            String id = row.path(ID).asText();
            long sum = checksum(row.toString());
            sums.put(id, sum);
            ids.add(id);
            all.append(sum).append(' ');
        }
        now.rows().put(field, sums);
        now.ids().put(field, ids);
        return checksum(all.toString());
    }

    private static ObjectNode changes(ObjectNode value, Answered before, Answered now, ObjectNode answer) {
        ObjectNode fields = answer.putObject("value");
        ObjectNode rows = answer.putObject("rows");
        value.fields().forEachRemaining(field -> {
            String name = field.getKey();
            if (now.fields().get(name).equals(before.fields().get(name))) {
                return;
            }
            Map<String, Long> sums = before.rows().get(name);
            if (sums == null || !now.rows().containsKey(name)) {
                fields.set(name, field.getValue());
                return;
            }
            ObjectNode table = rows.putObject(name);
            ArrayNode changed = table.putArray("changed");
            for (JsonNode row : field.getValue()) {
                String id = row.path(ID).asText();
                if (!now.rows().get(name).get(id).equals(sums.get(id))) {
                    changed.add(row);
                }
            }
            if (!now.ids().get(name).equals(before.ids().get(name))) {
                ArrayNode ids = table.putArray("ids");
                now.ids().get(name).forEach(ids::add);
            }
        });
        return answer;
    }

    private static long checksum(String text) {
        return ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

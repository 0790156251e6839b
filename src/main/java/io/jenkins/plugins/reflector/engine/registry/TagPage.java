package io.jenkins.plugins.reflector.engine.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one answer of {@code tags/list} as a stream; what else stands in it (GAR's manifests) is skipped unread. */
final class TagPage {

    private TagPage() {}

    /**
     * The tags as they stand; {@code "tags": null}, or no tags beside the repository's name, means none.
     *
     * @throws RegistryException if it is no tag list
     */
    @NonNull
    static List<String> read(@NonNull HttpReply reply, int depth, @NonNull Failures failures)
            throws RegistryException {
        List<String> tags = new ArrayList<>();
        try (JsonParser json = Json.factory(depth).createParser(reply.body())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw failures.malformed("the list of tags is no JSON object");
            }
            boolean known = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("tags")) {
                    readTags(json, value, tags, failures);
                    known = true;
                } else {
                    known |= field.equals("name");
                    json.skipChildren();
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null || !known) {
                throw failures.malformed("the list of tags has neither name nor tags, or does not end");
            }
        } catch (IOException e) {
            throw failures.malformed("the list of tags is broken JSON");
        }
        return tags;
    }

    private static void readTags(JsonParser json, JsonToken value, List<String> tags, Failures failures)
            throws IOException, RegistryException {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_ARRAY) {
            throw failures.malformed("its tags are no list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw failures.malformed("one of its tags is no text");
            }
            tags.add(json.getText());
        }
    }
}

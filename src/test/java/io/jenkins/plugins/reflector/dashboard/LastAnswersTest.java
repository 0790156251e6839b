package io.jenkins.plugins.reflector.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class LastAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TWO = "{'log': 'x', 'preview': null, 'policies': [{'id': 'a', 'latest': '1'}, {'id': 'b', 'latest': null}]}";

    private final LastAnswers answers = new LastAnswers();

    private JsonNode answer(String value, String known) throws Exception {
        return answers.answer((ObjectNode) JSON.readTree(value.replace('\'', '"')), known);
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }

    @Test
    void whoHasNothingGetsAll() throws Exception {
        JsonNode answer = answer(TWO, "");

        assertThat(answer.get("value"))
                .isEqualTo(json("{'log': 'x', 'preview': null, 'policies': [{'id': 'a', 'latest': '1'}, {'id': 'b'}]}"));
        assertThat(answer.has("since")).isFalse();
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() throws Exception {
        String version = answer(TWO, "").get("version").asText();

        assertThat(answer(TWO, version)).isEqualTo(json("{'version': '" + version + "'}"));
    }

    @Test
    void onlyChangedRowsAndFieldsAreSent() throws Exception {
        String version = answer(TWO, "").get("version").asText();

        JsonNode answer = answer("{'log': 'xy', 'preview': null, 'policies': [{'id': 'a', 'latest': '1'}, {'id': 'b', 'latest': '2'}]}", version);

        assertThat(answer.get("since").asText()).isEqualTo(version);
        assertThat(answer.get("version").asText()).isNotEqualTo(version);
        assertThat(answer.get("value")).isEqualTo(json("{'log': 'xy'}"));
        assertThat(answer.get("rows")).isEqualTo(json("{'policies': {'changed': [{'id': 'b', 'latest': '2'}]}}"));
    }

    @Test
    void newRowsAndThoseThatAreGoneComeWithTheOrderOfAll() throws Exception {
        String version = answer(TWO, "").get("version").asText();

        JsonNode answer = answer("{'log': 'x', 'preview': {'diff': ''}, 'policies': [{'id': 'c'}, {'id': 'a', 'latest': '1'}]}", version);

        assertThat(answer.get("value")).isEqualTo(json("{'preview': {'diff': ''}}"));
        assertThat(answer.get("rows")).isEqualTo(json("{'policies': {'changed': [{'id': 'c'}], 'ids': ['c', 'a']}}"));
    }

    @Test
    void aListThatBecomesEmptyIsSentAsSuch() throws Exception {
        String version = answer(TWO, "").get("version").asText();
        JsonNode empty = answer("{'log': 'x', 'preview': null, 'policies': []}", version);

        assertThat(empty.get("value")).isEqualTo(json("{'policies': []}"));
        assertThat(answer(TWO, empty.get("version").asText()).get("value").get("policies")).hasSize(2);
    }

    @Test
    void whoseVersionIsForgottenGetsAllAgain() throws Exception {
        String version = answer(TWO, "").get("version").asText();
        for (int i = 0; i < 40; i++) {
            answer("{'log': '" + i + "'}", "");
        }

        assertThat(answer(TWO, version)).isEqualTo(json("{'version': '" + version + "'}"));
        assertThat(answer("{'log': 'x'}", "of another start").has("since")).isFalse();
        assertThat(answer(TWO.replace("'x'", "'y'"), "gone").get("value").get("policies")).hasSize(2);
    }

    @Test
    void theSameHasTheSameVersionForEverybody() throws Exception {
        assertThat(new LastAnswers().answer((ObjectNode) json(TWO), "").get("version")).isEqualTo(answer(TWO, "").get("version"));
    }
}

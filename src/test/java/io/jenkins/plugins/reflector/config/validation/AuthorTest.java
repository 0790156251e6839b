package io.jenkins.plugins.reflector.config.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorTest {

    @Test
    void readsNameAndAddress() {
        assertThat(Author.parse(" Jane Doe <jane@example.com> ")).isEqualTo(new Author("Jane Doe", "jane@example.com"));
        assertThat(Author.parse("<bot@example.com>").toString()).isEqualTo("<bot@example.com>");
        assertThat(Author.parse("  ")).isSameAs(Author.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jane", "jane@example.com", "Jane <>", "Jane <a b>", "Jane <a> b", "A\nB <a@b>"})
    void refuses(String text) {
        assertThat(Author.problem(text)).hasValueSatisfying(
                problem -> assertThat(problem).contains("write it as Name <name@example.com>"));
    }
}

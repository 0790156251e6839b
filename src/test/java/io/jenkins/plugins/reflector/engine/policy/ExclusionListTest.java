package io.jenkins.plugins.reflector.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExclusionListTest {

    @Test
    void exclusionsNameTheExpressionThatMatched() throws Exception {
        ExclusionList list = ExclusionList.compile(List.of("^.*\\.sig$", "aaa|ccc"));
        assertThat(list.matching("sha256-1.sig")).isEqualTo("^.*\\.sig$");
        assertThat(list.matching("xcccx")).isEqualTo("aaa|ccc");
        assertThat(list.matching("1.0.0")).isNull();
        assertThatThrownBy(() -> ExclusionList.compile(List.of("[=")))
                .hasMessageStartingWith("failed to compile regex [=: ");
    }
}

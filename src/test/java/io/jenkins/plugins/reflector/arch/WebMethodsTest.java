package io.jenkins.plugins.reflector.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebMethodsTest {

    private static final String POST =
            """
            package org.kohsuke.stapler.verb;
            public @interface POST {}
            """;
    private static final String ITEM =
            """
            package hudson.model;
            public interface Item {
                boolean hasPermission(String permission);
                void checkPermission(String permission);
            }
            """;

    @TempDir
    Path folder;

    private List<String> faultsOf(String methods) throws IOException {
        String sample =
                """
                package io.jenkins.plugins.reflector.sample;
                import hudson.model.Item;
                import org.kohsuke.stapler.verb.POST;
                public class Sample {
                %s
                    private static boolean allowed(Item item) {
                        return item.hasPermission("configure");
                    }
                }
                """;
        return WebMethods.faults(CompiledSample.of(folder, POST, ITEM, sample.formatted(methods)));
    }

    @Test
    void acceptsAPostedMethodThatChecksItselfOrByAMethodOfOurs() throws IOException {
        assertThat(faultsOf(
                        """
                        @POST public void doCheckName(Item item) { item.checkPermission("configure"); }
                        @POST public void doFillIdItems(Item item) { if (allowed(item)) { hashCode(); } }
                        """))
                .isEmpty();
    }

    @Test
    void refusesAMethodWithoutVerb() throws IOException {
        assertThat(faultsOf("public void doScan(Item item) { item.checkPermission(\"scan\"); }"))
                .containsExactly("Sample.doScan has neither @POST nor @RequirePOST");
    }

    @Test
    void refusesAMethodWithoutPermissionCheck() throws IOException {
        assertThat(faultsOf("@POST public void doTestConnection(Item item) { item.hashCode(); }"))
                .containsExactly("Sample.doTestConnection calls neither checkPermission nor hasPermission");
    }

    @Test
    void refusesAFormMethodThatIsNotPublic() throws IOException {
        assertThat(faultsOf("@POST void doCheckName(Item item) { allowed(item); }"))
                .containsExactly("Sample.doCheckName is not public, so Stapler never finds it");
    }

    @Test
    void leavesAloneWhatNoBrowserCanCall() throws IOException {
        assertThat(faultsOf("protected void doRun() {} public void done() {} public void document() {}"))
                .isEmpty();
    }
}

package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.EditRule;
import io.jenkins.plugins.reflector.engine.resource.ForgeKind;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the options of an ImageUpdateAutomation (product.md, "our options"): each absent one means plain Flux. */
final class AutomationOptionsReader {

    private AutomationOptionsReader() {}

    /** {@link AutomationOptions#NONE} if nothing is asked for; not to be used if an error was logged. */
    static AutomationOptions read(Header header, FieldReader spec) {
        FieldReader options = OwnOptions.of(header, spec);
        if (options == null) {
            return AutomationOptions.NONE;
        }
        List<String> paths = new ArrayList<>();
        List<EditRule> rules = new ArrayList<>();
        options.textsAndObjects("paths", paths::add, rule -> EditRuleReader.read(rule).ifPresent(rules::add));
        AutomationOptions read = new AutomationOptions(
                paths,
                rules,
                options.texts("include"),
                options.texts("exclude"),
                options.flag("templates"),
                onConflict(options),
                options.flag("rebase"),
                options.interval("commitWindow"),
                options.has("trailers") ? options.flag("trailers") : null,
                pullRequest(options));
        options.done();
        return read;
    }

    @CheckForNull
    private static OnConflict onConflict(FieldReader options) {
        List<String> words =
                Arrays.stream(OnConflict.values()).map(OnConflict::text).toList();
        String known = options.word("onConflict", words);
        return Arrays.stream(OnConflict.values())
                .filter(each -> each.text().equals(known))
                .findFirst()
                .orElse(null);
    }

    @CheckForNull
    private static AutomationOptions.PullRequest pullRequest(FieldReader options) {
        FieldReader request = options.object("pullRequest");
        if (request == null) {
            return null;
        }
        String forge = request.word("forge", ForgeKind.texts());
        AutomationOptions.PullRequest read = new AutomationOptions.PullRequest(
                forge == null ? null : ForgeKind.of(forge).orElse(null),
                request.text("title", ""),
                request.text("body", ""),
                request.texts("labels"),
                request.texts("reviewers"),
                request.flag("draft"));
        request.done();
        return read;
    }
}

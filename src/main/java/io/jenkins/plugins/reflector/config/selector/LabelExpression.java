package io.jenkins.plugins.reflector.config.selector;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One condition on a label; the describable twin of {@link LabelSelector.Expression}. */
public final class LabelExpression extends AbstractDescribableImpl<LabelExpression> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String operator;
    private ArrayList<String> values;

    @DataBoundConstructor
    public LabelExpression(String key, String operator) {
        this.key = Texts.orDefault(key, "");
        this.operator = Texts.orDefault(operator, LabelSelector.OPERATORS.get(0));
    }

    /** The label's name. */
    public String getKey() {
        return key;
    }

    /** {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}. */
    public String getOperator() {
        return operator;
    }

    /** The values that {@code In} and {@code NotIn} look for; null for none. */
    public List<String> getValues() {
        return values == null ? null : new ArrayList<>(values);
    }

    @DataBoundSetter
    public void setValues(List<String> values) {
        this.values = Texts.linesOrNull(values);
    }

    /** The values for a text area, one a line. */
    public String valuesText() {
        return Texts.joined(values);
    }

    /** The same for the engine, not yet checked. */
    @NonNull
    LabelSelector.Expression toSpec() {
        return new LabelSelector.Expression(key, operator, values == null ? List.of() : values);
    }

    /** Part of the forms of selectors. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<LabelExpression> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }

        @POST
        public ListBoxModel doFillOperatorItems(@AncestorInPath Item item) {
            return checks.labelOperators(item);
        }

        @POST
        public FormValidation doCheckKey(@AncestorInPath Item item, @QueryParameter String value) {
            return checks.check(item, () -> SpecChecks.labelKey(value));
        }

        @POST
        public FormValidation doCheckValues(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String operator) {
            return checks.check(item, () -> SpecChecks.labelValues(operator, value));
        }
    }
}

package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What holds for every image of one registry. */
public final class RegistryHost extends AbstractDescribableImpl<RegistryHost> {

    private final String host;
    private String mirror;
    private boolean insecure;

    @DataBoundConstructor
    public RegistryHost(String host) {
        this.host = Texts.orDefault(host, "");
    }

    /** The host as it stands in image names, with its port if it has one. */
    public String getHost() {
        return host;
    }

    /** The URL to ask instead; null for none. */
    public String getMirror() {
        return mirror;
    }

    @DataBoundSetter
    public void setMirror(String mirror) {
        this.mirror = Texts.trimToNull(mirror);
    }

    /** Whether plain HTTP is allowed. */
    public boolean isInsecure() {
        return insecure;
    }

    @DataBoundSetter
    public void setInsecure(boolean insecure) {
        this.insecure = insecure;
    }

    /** Part of the global form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<RegistryHost> {

        private final transient FormChecks checks = new FormChecks(new JenkinsFacade());

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.RegistryHost_displayName();
        }

        @POST
        public FormValidation doCheckHost(@QueryParameter String value) {
            return checks.host(null, value);
        }

        @POST
        public FormValidation doCheckMirror(@QueryParameter String value) {
            return checks.mirror(null, value);
        }
    }
}

package jenkins.triggers;

/** Signature only, of what the plugin uses. */
public interface SCMTriggerItem {

    java.util.Collection<? extends hudson.scm.SCM> getSCMs();

    class SCMTriggerItems {

        private SCMTriggerItems() {}

        public static jenkins.triggers.SCMTriggerItem asSCMTriggerItem(hudson.model.Item item) {
            throw new IllegalStateException("a signature, no code");
        }
    }
}

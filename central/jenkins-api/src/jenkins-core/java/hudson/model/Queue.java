package hudson.model;

/** Signature only, of what the plugin uses. */
public class Queue implements hudson.model.Saveable {

    private Queue() {}

    public void save() {
        throw new IllegalStateException("a signature, no code");
    }

    public interface Executable extends java.lang.Runnable {
    }

    public abstract static class Item extends hudson.model.Actionable implements jenkins.model.queue.QueueItem {

        private Item() {}
    }

    public interface Task extends hudson.model.ModelObject {
    }
}

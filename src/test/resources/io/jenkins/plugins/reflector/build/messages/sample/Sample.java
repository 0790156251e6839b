package sample;

class Sample {
    String now() {
        return Messages.Scan_failed() + Messages.Scan_done(1);
    }

    Object later() {
        return Messages._Scan_waits();
    }
}
